/**
 * A script that ends in an error where a volume has the files of a PostgreSQL elsewhere than in PGDATA: the image's entrypoint would make an empty database
 * beside them. Its argument is where the volume is mounted. It knows them by the file that is in any of them, and nowhere else.
 *
 * @see https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export const FIND_DATA = `set -eu
if [ -s "$PGDATA/PG_VERSION" ]; then exit 0; fi
control=$(find "$1" -maxdepth 5 -path '*/global/pg_control' 2>/dev/null | head -n 1)
if [ -z "$control" ]; then exit 0; fi
directory=\${control%/global/pg_control}
below=\${directory#"$1"}
below=\${below#/}
echo "There is no database in $PGDATA, and one of PostgreSQL $(cat "$directory/PG_VERSION") in $directory: a server here would begin with an empty one. If it is of the version that this server has, say where it is: dataDirectory: '\${below:-.}'. Else start it with its own version, dump, and restore into a new volume. To begin anew, move it away." >&2
exit 1
`;
