/** The nodes that images of Linux run on, where a cluster has nodes of Windows too: https://kubernetes.io/docs/concepts/windows/user-guide/ */
export const LINUX = { 'kubernetes.io/os': 'linux' };
