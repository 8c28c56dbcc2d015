// SPDX-License-Identifier: MIT
//
// JavaScript values to and from a flat form in the Wasm memory (see js.h). A value is walked once,
// here, before any C++ runs: a getter that throws, a Proxy that lies or an object that contains
// itself ends in an error document, and no foreign exception ever crosses C++ frames.

mergeInto(LibraryManager.library, {
  $TillsideValues__deps: ["malloc"],
  $TillsideValues: {
    MAX_DEPTH: 64,
    MAX_BYTES: 1 << 26,
    // Nodes of 16 bytes: kind, size, and a double or an offset. Texts lie in one block of UTF-8.
    words: null,
    doubles: null,
    text: null,
    nodeCount: 0,
    textSize: 0,
    keys: null,
    path: null,
    encoder: null,
    decoder: null,
    names: null,

    // Emscripten would print objects made above into the loader.
    start: () => {
      const v = TillsideValues;
      if (!v.words) {
        v.words = new Uint32Array(4096);
        v.doubles = new Float64Array(v.words.buffer);
        v.text = new Uint8Array(16384);
      }
      v.nodeCount = 0;
      v.textSize = 0;
      v.keys = new Map();
      v.path = [];
    },

    reserve: (count) => {
      const v = TillsideValues;
      const first = v.nodeCount;
      v.nodeCount += count;
      if (v.nodeCount * 16 > v.MAX_BYTES) throw { fault: 3 };
      if (v.nodeCount * 4 > v.words.length) {
        const wider = new Uint32Array(Math.max(v.words.length * 2, v.nodeCount * 4));
        wider.set(v.words);
        v.words = wider;
        v.doubles = new Float64Array(v.words.buffer);
      }
      return first;
    },

    // Appends a text as UTF-8 in normal form C; leaves its offset and size in the node.
    putText: (node, kind, text) => {
      const v = TillsideValues;
      const start = v.textSize;
      if (start + text.length * 3 > v.text.length) {
        if (start + text.length * 3 > v.MAX_BYTES) throw { fault: 3 };
        const wider = new Uint8Array((start + text.length * 3) * 2);
        wider.set(v.text);
        v.text = wider;
      }
      let end = start;
      for (let i = 0; i < text.length; ++i) {
        const code = text.charCodeAt(i);
        if (code > 127) {
          if (/\p{Surrogate}/u.test(text)) throw { fault: 1 };
          const whole = text.normalize("NFC");
          if (!v.encoder) v.encoder = new TextEncoder();
          const bytes = v.encoder.encode(whole);
          if (start + bytes.length > v.text.length) throw { fault: 3 };
          v.text.set(bytes, start);
          end = start + bytes.length;
          break;
        }
        v.text[end++] = code;
      }
      v.textSize = end;
      v.words[node * 4] = kind;
      v.words[node * 4 + 1] = end - start;
      v.words[node * 4 + 2] = start;
      v.words[node * 4 + 3] = 0;
    },

    // The same key stands once in the block of texts, however many objects have it.
    putKey: (node, key) => {
      const v = TillsideValues;
      const known = v.keys.get(key);
      if (known === undefined) {
        v.putText(node, 4, key);
        v.keys.set(key, node);
        return;
      }
      v.words.copyWithin(node * 4, known * 4, known * 4 + 4);
    },

    putNumber: (node, value) => {
      const v = TillsideValues;
      if (Number.isSafeInteger(value)) {
        v.words[node * 4] = 3;
        v.words[node * 4 + 1] = 0;
        v.doubles[node * 2 + 1] = value;
        return;
      }
      v.putText(node, 7, String(value));
      const whole = Number.isInteger(value);
      v.words[node * 4 + 3] = whole ? (value > 0 ? 1 : 2) : 0;
    },

    putList: (node, list, depth) => {
      const v = TillsideValues;
      const count = list.length >>> 0;
      const first = v.reserve(count);
      v.words[node * 4] = 5;
      v.words[node * 4 + 1] = count;
      v.words[node * 4 + 2] = first;
      for (let i = 0; i < count; ++i) {
        v.path.push(i);
        v.put(first + i, list[i], depth + 1);
        v.path.pop();
      }
    },

    putObject: (node, object, depth) => {
      const v = TillsideValues;
      const keys = Object.keys(object);
      const first = v.reserve(keys.length * 2);
      let count = 0;
      for (let i = 0; i < keys.length; ++i) {
        const key = keys[i];
        v.path.push(key);
        const value = object[key];
        if (value !== undefined) {
          v.putKey(first + count * 2, key);
          v.put(first + count * 2 + 1, value, depth + 1);
          ++count;
        }
        v.path.pop();
      }
      v.words[node * 4] = 6;
      v.words[node * 4 + 1] = count;
      v.words[node * 4 + 2] = first;
    },

    put: (node, value, depth) => {
      const v = TillsideValues;
      if (depth > v.MAX_DEPTH) throw { fault: 0 };
      const type = typeof value;
      if (type === "string") {
        v.putText(node, 4, value);
      } else if (type === "number") {
        v.putNumber(node, value);
      } else if (type === "boolean") {
        v.words[node * 4] = 2;
        v.words[node * 4 + 1] = value ? 1 : 0;
      } else if (value === null) {
        v.words[node * 4] = 1;
      } else if (type === "object") {
        if (Array.isArray(value)) {
          v.putList(node, value, depth);
        } else {
          v.putObject(node, value, depth);
        }
      } else {
        // undefined, BigInt, functions, symbols: nothing that a document may hold.
        v.putText(node, 8, type === "bigint" ? `${value}n` : type);
      }
    },

    // A document that says why there is none: the fault, where, and the message.
    putFault: (reason) => {
      const v = TillsideValues;
      const known = typeof reason === "object" && reason !== null && reason.fault !== undefined;
      const pointer = v.path
        .map((key) => `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`)
        .join("")
        .replace(/\p{Surrogate}/gu, "\ufffd")
        .slice(0, 1000);
      v.nodeCount = 0;
      v.textSize = 0;
      v.reserve(2);
      v.words[0] = 9;
      v.words[1] = known ? reason.fault : 2;
      v.putText(1, 4, pointer);
    },

    // A text of the Wasm memory. `TextDecoder` costs more than it gives for short ASCII.
    read: (at, size) => {
      const v = TillsideValues;
      if (size < 32) {
        let text = "";
        let i = at;
        for (; i < at + size && HEAPU8[i] < 128; ++i) text += String.fromCharCode(HEAPU8[i]);
        if (i === at + size) return text;
      }
      if (!v.decoder) v.decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      return v.decoder.decode(HEAPU8.subarray(at, at + size));
    },

    // A text that is part of the program: the same address is the same text for ever.
    readName: (at, size) => {
      const v = TillsideValues;
      if (!v.names) v.names = new Map();
      let text = v.names.get(at);
      if (text === undefined || text.length !== size) {
        text = v.read(at, size);
        v.names.set(at, text);
      }
      return text;
    },

    // Makes the value whose pieces begin at word `cursor[0]`.
    make: (cursor) => {
      const v = TillsideValues;
      const op = HEAPU32[cursor[0]++];
      switch (op) {
        case 0:
        case 1:
          return op === 1;
        case 2:
          return HEAP32[cursor[0]++];
        case 3: {
          const low = HEAPU32[cursor[0]++];
          return HEAP32[cursor[0]++] * 4294967296 + low;
        }
        case 4:
        case 5: {
          const at = HEAPU32[cursor[0]++];
          const size = HEAPU32[cursor[0]++];
          return op === 4 ? v.read(cursor[1] + at, size) : v.readName(at, size);
        }
        case 6: {
          const list = new Array(HEAPU32[cursor[0]++]);
          for (let i = 0; i < list.length; ++i) list[i] = v.make(cursor);
          return list;
        }
        default: {
          const object = {};
          while (HEAPU32[cursor[0]] !== 8) {
            const key = v.make(cursor);
            const value = v.make(cursor);
            if (key === "__proto__") {
              Object.defineProperty(object, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true,
              });
            } else {
              object[key] = value;
            }
          }
          ++cursor[0];
          return object;
        }
      }
    },
  },

  // Copies the flat form of a value into memory of malloc; the caller frees it.
  tillside_take__deps: ["$TillsideValues", "$Emval"],
  tillside_take: function (handle) {
    const v = TillsideValues;
    v.start();
    try {
      v.put(v.reserve(1), Emval.toValue(handle), 1);
    } catch (reason) {
      v.putFault(reason);
    }
    const nodeBytes = v.nodeCount * 16;
    const at = _malloc(8 + nodeBytes + v.textSize);
    HEAPU32[at >> 2] = nodeBytes;
    HEAPU8.set(new Uint8Array(v.words.buffer, 0, nodeBytes), at + 8);
    HEAPU8.set(v.text.subarray(0, v.textSize), at + 8 + nodeBytes);
    return at;
  },

  // Copies a list of byte arrays into memory of malloc: their number, their sizes, their bytes.
  // 0 where it is no such list.
  tillside_take_bytes__deps: ["$Emval", "malloc"],
  tillside_take_bytes: function (handle) {
    const list = Emval.toValue(handle);
    if (!Array.isArray(list) || !list.every((entry) => entry instanceof Uint8Array)) return 0;
    const total = list.reduce((sum, bytes) => sum + bytes.length, 0);
    const start = _malloc(4 + list.length * 4 + total);
    let at = start + 4 + list.length * 4;
    HEAPU32[start >> 2] = list.length;
    list.forEach((bytes, i) => {
      HEAPU32[(start >> 2) + 1 + i] = bytes.length;
      HEAPU8.set(bytes, at);
      at += bytes.length;
    });
    return start;
  },

  // The value that a Sink has written down.
  tillside_give__deps: ["$TillsideValues", "$Emval"],
  tillside_give: function (words, texts) {
    return Emval.toHandle(TillsideValues.make([words >> 2, texts]));
  },
});
