# The packages that the bot needs to run, and nothing that only tests or the embedded database need.
FROM node:24-trixie-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

# The app in the browser, bundled here: what bundles it stays behind.
FROM node:24-trixie-slim AS page
WORKDIR /page
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY page page
COPY src src
COPY scripts/build-page.ts scripts/
RUN /usr/local/bin/node scripts/build-page.ts

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="parking-bot" \
      org.opencontainers.image.version="0.9.6" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=page /page/built built
COPY package.json LICENSE ./
COPY locales locales
COPY migrations migrations
COPY playground playground
COPY src src
COPY deploy/healthy.ts deploy/compile.ts deploy/

ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/app/compiled \
    HOST=0.0.0.0 \
    PORT=8080 \
    BACKUP_DIR=/backups

# Compiled now, because nothing may be written here later. The folder of copies is the bot's.
RUN /usr/local/bin/node deploy/compile.ts && mkdir /backups && chown 1000:1000 /backups
USER 1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["/usr/local/bin/node", "deploy/healthy.ts"]
CMD ["/usr/local/bin/node", "src/main.ts"]
