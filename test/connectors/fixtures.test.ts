import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { mapMessage } from '../../connectors/map-message.ts';
import { typeOf } from '../../connectors/read-message.ts';
import { connectors } from '../../connectors/registry.ts';
import { projectFiles, projectPath } from '../../lib/project.ts';

const fixture = z.object({ message: z.unknown(), events: z.array(z.record(z.string(), z.unknown())) });

const mapped = (id: string, message: unknown) => {
  const incoming = connectors.find((one) => one.id === id)?.incoming;
  if (incoming === undefined) throw new Error(`${id} takes nothing in`);
  const signature = 'ab'.repeat(32);
  return mapMessage(id, incoming, {
    ...{ type: typeOf(incoming, message), body: message, deliveryId: 'd-1', signature, receivedAt: '2026-03-02T10:15:31.000Z' },
  });
};

for (const { id, incoming } of connectors) {
  if (incoming === undefined) continue;
  describe(`a message of ${id}`, () => {
    const files = projectFiles(`connectors/${id}/fixtures/*.json`);
    it('has a fixture of each type it maps', () => {
      const types = files.map((file) =>
        typeOf(incoming, fixture.parse(JSON.parse(readFileSync(projectPath(file), 'utf8'))).message),
      );
      expect(files.length).toBeGreaterThan(0);
      expect(types).toEqual(
        expect.arrayContaining(Object.keys(incoming.messages).filter((type) => type !== '*' && type !== 'refund.updated')),
      );
    });
    test.each(files)('%s becomes the events beside it', async (file) => {
      const { message, events } = fixture.parse(JSON.parse(readFileSync(projectPath(file), 'utf8')));
      const answer = await mapped(id, message);
      if (answer.kind === 'rejected') throw new Error(JSON.stringify(answer.rejection));
      expect(answer.events.map(({ detail }) => detail)).toEqual(events.map((one) => expect.objectContaining(one)));
      expect(answer.events).toHaveLength(events.length);
      const source = incoming.source === 'named' ? 'psp' : incoming.source;
      for (const event of answer.events) expect(event.source).toBe(source);
    });
  });
}
