// SPDX-License-Identifier: MIT
// A plugin for Vite. Its development server puts packages together into files elsewhere, beside
// which neither Wasm nor worker lie: this package it has to leave as it is. `vite preview` serves
// the worker that knows the taste as your own server has to.
//
//   export default defineConfig({ plugins: [tillside()] });

interface Server {
  readonly middlewares: {
    use(
      handle: (
        request: { readonly url?: string | undefined },
        response: { setHeader(name: string, value: string | string[] | number): unknown },
        next: () => void,
      ) => void,
    ): unknown;
  };
}

/** What is used of Vite's plugins, so that the package depends on no version of it. */
export interface TillsidePlugin {
  readonly name: "tillside";
  config(): { optimizeDeps: { exclude: string[] } };
  configurePreviewServer(server: Server): void;
}

/** With it the browser takes the network from the worker. */
export const sealedPolicy: string = "default-src 'none'; script-src 'wasm-unsafe-eval'";

export default function tillside(): TillsidePlugin {
  return {
    name: "tillside",
    config: () => ({ optimizeDeps: { exclude: ["tillside"] } }),
    configurePreviewServer({ middlewares }) {
      middlewares.use(({ url = "" }, response, next) => {
        if (/\bscore-worker\b[^/]*\.js\b/.test(url)) {
          const set = response.setHeader.bind(response);
          set("content-security-policy", sealedPolicy);
          // The page's own policy, from `preview.headers`, is not the worker's.
          response.setHeader = (name, value) =>
            /^content-security-policy$/i.test(name) ? response : set(name, value);
        }
        next();
      });
    },
  };
}
