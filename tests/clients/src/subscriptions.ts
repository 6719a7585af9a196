import assert from 'node:assert/strict';
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createEventClient } from 'graphql-sse';
import WebSocket from 'ws';
import { url } from './service.js';

interface Told { changes: { kind: string; id: string; entry: { title: string } | null } }

const query = 'subscription { changes(types: [CATEGORY]) { kind id entry { title } } }';

/** Waits for the change that the test makes over and over, because no client says when its subscription is open. */
async function firstOf(name: string, results: AsyncIterable<{ data?: Told | null | undefined }>): Promise<void> {
  for await (const { data } of results) {
    assert.ok(data, name);
    assert.ok(data.changes.id.startsWith('category/'));
    console.log(`${name} was told of ${data.changes.kind} ${data.changes.id} (${data.changes.entry?.title}).`);
    return;
  }
  assert.fail(`${name} was told nothing.`);
}

const sockets = createSocketClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
const events = createEventClient({ url });
await Promise.all([
  firstOf('graphql-ws', sockets.iterate<Told>({ query })),
  firstOf('graphql-sse', events.iterate<Told>({ query })),
]);
await sockets.dispose();
events.dispose();
