// SPDX-License-Identifier: MIT
// Stands between a browser and the shop and writes down all that leaves the browser: page, workers
// and service worker alike, whatever way they use.

import http from "node:http";

export class Recorder {
  /**
   * @param {string} target  address of the shop
   * @param {{[path: string]: (body: string, headers: object) => string}} [change]  bodies to be
   *     changed on their way; their headers may be changed too
   */
  static async before(target, change = {}) {
    const recorder = new Recorder();
    recorder.requests = [];
    const { hostname, port } = new URL(target);
    recorder.server = http.createServer((request, response) => {
      const line = { method: request.method, url: request.url, bytes: 0, at: performance.now() };
      recorder.requests.push(line);
      const { method, url: path } = request;
      const changed = change[path];
      // What is to be read here must come as it is.
      const headers = { ...request.headers, ...(changed && { "accept-encoding": "identity" }) };
      const onward = http.request({ hostname, port, method, path, headers }, async (answer) => {
        if (!changed) {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
          return;
        }
        const parts = await Array.fromAsync(answer);
        const { "content-length": _, etag: __, ...rest } = answer.headers;
        const body = changed(Buffer.concat(parts).toString("utf8"), rest);
        response.writeHead(answer.statusCode, rest);
        response.end(body);
      });
      onward.on("error", () => response.destroy());
      request.on("data", (part) => {
        line.bytes += part.length;
      });
      request.pipe(onward);
    });
    recorder.server.on("upgrade", ({ method, url }, socket) => {
      recorder.requests.push({ method, url, bytes: 0, at: performance.now() });
      socket.destroy();
    });
    recorder.server.listen(0, "127.0.0.1");
    await new Promise((resolve) => recorder.server.once("listening", resolve));
    recorder.url = `http://127.0.0.1:${recorder.server.address().port}`;
    return recorder;
  }

  /** Waits until nothing was sent for two seconds, so that what belongs together is complete. */
  async quiet() {
    let seen = -1;
    while (seen !== this.requests.length) {
      seen = this.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
