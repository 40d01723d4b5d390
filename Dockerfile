# syntax=docker/dockerfile:1
# The image of daemonset-webhook: the program with its trimmed runtime on a chiselled base, no shell, no root.
#   docker build --build-arg COMMIT=$(git rev-parse HEAD) -t daemonset-webhook:0.1.0 .
# docs/how-to/build-the-image.md tells more, also how to run the same commands without Docker.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG BASE_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

FROM --platform=$BUILDPLATFORM ${SDK_IMAGE} AS build
ARG TARGETARCH=amd64
ARG COMMIT=unknown
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source

# Packages first: this layer is made anew only when they change. In locked mode a package with another hash is refused.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Webhook.Model/*.csproj src/Webhook.Model/packages.lock.json src/Webhook.Model/
COPY src/Webhook.Policy/*.csproj src/Webhook.Policy/packages.lock.json src/Webhook.Policy/
COPY src/Webhook.Kubernetes/*.csproj src/Webhook.Kubernetes/packages.lock.json src/Webhook.Kubernetes/
COPY src/Webhook/*.csproj src/Webhook/Image.props src/Webhook/packages.lock.json src/Webhook/
RUN dotnet restore src/Webhook --locked-mode

COPY src src
COPY deploy/samples/reviews deploy/samples/reviews
COPY deploy/image deploy/image
RUN arch=$(echo "$TARGETARCH" | sed 's/^amd64$/x64/') \
 && dotnet publish src/Webhook -p:ForImage=true -p:SourceRevisionId="$COMMIT" -r "linux-$arch" -o /out \
 && dotnet run --project deploy/image/sbom -- /out/daemonset-webhook.deps.json > /out/sbom.cdx.json

FROM ${BASE_IMAGE}
ARG COMMIT=unknown
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="daemonset-webhook" \
      org.opencontainers.image.description="Admission webhook and policy service for Kubernetes DaemonSets" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.vendor="The daemonset-webhook authors" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}"
# Nothing is written: the root file system may be read-only, and there is no socket for diagnostics.
# What reviews leave behind is collected each 2 MiB, not each 30 or so as the size of the processor's cache would have it:
# 30 MiB less under load, for no more processor time (docs/performance.md).
ENV DOTNET_EnableDiagnostics=0 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true \
    DOTNET_GCgen0size=0x200000
WORKDIR /home/app
COPY --from=build /out /app
# The user "app" of the base image, as a number so that runAsNonRoot can tell.
USER 1654:1654
EXPOSE 8443 8080
ENTRYPOINT ["/app/daemonset-webhook"]
CMD ["serve", "--webhook-address=:8443", "--operations-address=:8080"]
