/** The name of an official image of Docker's, such as `postgres`; undefined of another: https://hub.docker.com/u/library */
export function officialName(image: unknown): string | undefined {
  return /^(?:(?:index\.)?docker\.io\/)?(?:library\/)?([a-z0-9._-]+)(?:[:@]|$)/.exec(String(image))?.[1];
}
