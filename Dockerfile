# Three images of one tree:
#   services   the six services; a pod says which by its working directory
#   web        the web server with the pages, and the way to each service
#   sandbox    the outside world of a local cluster, and the clients that play the story and the rush in it
# docker build --target services --tag tiketi/services:0.1.0 .   (342 MB on Debian, of which Node's image is 257; web 281, sandbox 872)
# Elsewhere than Docker Hub, or where no registry can be reached: --build-arg NODE_IMAGE=… CADDY_IMAGE=… (k8s/README.md).
ARG NODE_IMAGE=node:24.21.0-bookworm-slim
ARG CADDY_IMAGE=caddy:2.11.9

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY contracts/types/package.json contracts/types/
# The image is the Node that the package `node` brings elsewhere.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/.bin ~/.npm

FROM packages AS all-packages
RUN npm ci --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node ~/.npm

FROM all-packages AS pages
COPY tsconfig.json ./
COPY services services
COPY web web
RUN node web/build-pages.ts /pages

FROM ${NODE_IMAGE} AS services
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Tiketi services" \
      org.opencontainers.image.version=$VERSION \
      org.opencontainers.image.description="auth, event, queue, reservation, payment and notification" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY services services
USER 1000:1000
# Node is the first process and hears SIGTERM itself. For instance in services/auth:
CMD ["node", "main.ts"]

FROM ${CADDY_IMAGE} AS web
USER root
# The official program may open ports below 1024, which no process can be given that may not gain rights: a copy may not.
RUN cp /usr/bin/caddy /usr/bin/plain && mv /usr/bin/plain /usr/bin/caddy
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Tiketi web" \
      org.opencontainers.image.version=$VERSION \
      org.opencontainers.image.description="The origin: pages, and the way to each service" \
      org.opencontainers.image.licenses="MIT"
COPY web/Caddyfile /etc/caddy/Caddyfile
COPY --from=pages /pages /srv
USER 1000:1000
EXPOSE 3000
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]

FROM ${NODE_IMAGE} AS sandbox
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Tiketi sandbox" \
      org.opencontainers.image.version=$VERSION \
      org.opencontainers.image.description="Payment gateway, OpenID issuer, phone and mail of a local cluster; story and rush" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=all-packages /app/node_modules node_modules
COPY package.json dev.yaml ./
COPY services services
COPY sandbox sandbox
COPY start start
COPY story story
COPY crowd crowd
COPY rush rush
COPY audit audit
USER 1000:1000
CMD ["node", "story/main.ts"]
