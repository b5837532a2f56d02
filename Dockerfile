# docker build -t innsyn . && docker run --rm -v "$PWD:/work:ro" innsyn gate .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY detectors detectors
COPY connectors connectors
COPY scanner scanner
COPY reports reports
RUN pip wheel --quiet --no-cache-dir --constraint constraints.txt --wheel-dir /wheels .

FROM python:3.12-slim
# Debian keeps one version of git for a release, and takes the older ones away.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 innsyn \
 && git config --system --add safe.directory /work
COPY --from=build /wheels /wheels
# The wheels have the versions of constraints.txt, and nothing else is looked at.
# hadolint ignore=DL3013
RUN pip install --quiet --no-cache-dir --no-index --find-links /wheels innsyn && rm -rf /wheels
USER 10001
WORKDIR /work
ENTRYPOINT ["innsyn"]
CMD ["--help"]
