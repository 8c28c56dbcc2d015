// SPDX-License-Identifier: MIT
import { defineConfig } from "vite";

const sealed = "default-src 'none'; script-src 'wasm-unsafe-eval'";

export default defineConfig({
  server: { proxy: { "/v1": "http://127.0.0.1:8080" } },
  preview: { proxy: { "/v1": "http://127.0.0.1:8080" } },
  plugins: [
    {
      // The worker that knows the taste has no network; in production your server says so.
      name: "sealed-worker",
      configurePreviewServer({ middlewares }) {
        middlewares.use((request, response, next) => {
          if (request.url?.includes("score-worker")) {
            response.setHeader("content-security-policy", sealed);
          }
          next();
        });
      },
    },
  ],
  // The worker is one file by itself: neither bundled again nor inlined.
  build: { target: "es2022", assetsInlineLimit: 0 },
});
