import { ok } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Response } from 'node-fetch';
import { readText } from '../../src/core/http/response-body.ts';
import { ClienteleError, isClienteleError } from '../../src/core/model/errors.ts';
import { clientOf } from './client-of.ts';
import type { Layout } from './layouts.ts';
import { anyJson, spaced } from './texts.ts';

/** Any bytes as a body, packed or said to be, read by a client of each provider. */
export const readsBytes = ({ provider }: Layout) =>
  fc.asyncProperty(
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      spaced(anyJson).map(text => new TextEncoder().encode(text)),
    ),
    fc.constantFrom('', 'gzip', 'deflate', 'br', 'zstd', 'identity', 'gzip, gzip'),
    fc.boolean(),
    fc.constantFrom(200, 201, 204, 304, 400, 401, 404, 422),
    async (bytes, encoding, packed, status) => {
      const { signal } = new AbortController();
      const client = clientOf(provider, async ({ who, method }) => {
        if (method === 'POST')
          return { status: 200, headers: new Map(), text: '{"access_token":"abcd","expires_in":9}', bytes: 39 };
        const body = packed ? gzipSync(bytes) : bytes;
        const response = new Response(Buffer.from(body), {
          status,
          headers: encoding ? { 'Content-Encoding': encoding } : {},
        });
        try {
          return { status, headers: new Map(), ...(await readText(response, who, signal)) };
        } catch (error) {
          if (isClienteleError(error)) throw error;
          // What zlib says has its sentence in http.ts.
          throw new ClienteleError({ kind: 'notJson', who, cause: error });
        }
      });
      try {
        await client.page({}, { signal });
      } catch (error) {
        ok(isClienteleError(error), error instanceof Error ? error.stack : String(error));
      } finally {
        client.dispose();
      }
    },
  );
