import { describe, expect, test } from 'vitest';
import { nameType } from '../../adapters/files/name-type.ts';
import { opensWithoutPassword } from '../../adapters/files/opens-without-password.ts';
import { documentFiles } from '../../adapters/memory/document-files.ts';
import { documentIdOf, keptKeyOf, uploadKeyOf } from '../../domain/document/document-keys.ts';
import { type UploadNote, writeNote } from '../../domain/document/upload-note.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { mostBytes } from '../../domain/file/limits.ts';
import { handle } from '../../functions/events/check-document/handler.ts';
import { someRequirement } from '../adapters/some.ts';
import { pdf } from '../domain/file/files.ts';
import { merchantId, settle, town } from './town.ts';

const documentId = documentIdOf(merchantId, 'passport', 'upload-1');
const key = uploadKeyOf({ merchantId, documentId });
const note: UploadNote = { requirementId: 'passport', name: 'pass.pdf', from: { kind: 'person', id: 'ana' }, through: 'email' };

const event = (source: string, detail: object) => ({
  ...{ messageId: 'm', receiptHandle: 'r' },
  body: JSON.stringify({ id: 'e', source, 'detail-type': 'x', time: '2026-11-23T12:00:00Z', detail }),
});
const arrived = (versionId = 'v1', of = key) => event('aws.s3', { object: { key: of, 'version-id': versionId } });
const scanned = (status = 'NO_THREATS_FOUND', versionId = 'v1', of = key) =>
  event('aws.guardduty', { s3ObjectDetails: { objectKey: of, versionId }, scanResultDetails: { scanResultStatus: status } });

/** a call that does not come back: the process dies before it is made, or after */
type Death = { readonly at: number; readonly when: 'before' | 'after' };

const here = async (death?: Death) => {
  const one = town();
  const files = documentFiles();
  const passport = someRequirement(merchantId, 'passport', { verifiedBy: 'operations', verificationStatus: 'not_submitted' });
  await settle(one, {}, [passport]);
  let calls = 0;
  const dying =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      calls += 1;
      const dies = death?.at === calls;
      if (dies && death.when === 'before') throw new ServiceUnavailable('s3');
      const result = await call(...args);
      if (dies) throw new ServiceUnavailable('s3');
      return result;
    };
  const check = handle({
    merchants: { load: dying((id: string) => one.merchants.load(id)) },
    work: { ...one.work, run: dying(one.work.run) as typeof one.work.run },
    files: { read: dying(files.read), keep: dying(files.keep) },
    reader: { nameType, opensWithoutPassword },
    ...{ clock: one.clock, log: one.log },
  });
  const shown = async () => {
    const snapshot = await one.merchants.load(merchantId);
    const { entries } = await one.timeline.list(merchantId, 100);
    return {
      documents: snapshot?.documents,
      requirements: snapshot?.requirements,
      tasks: snapshot?.tasks,
      told: entries.map(({ id, type }) => `${type} ${id}`).sort(),
      kept: [...files.kept],
    };
  };
  return { files, check, shown, log: one.log, calls: () => calls };
};
/** a queue hands a message out again until it is dealt with */
const until = async (check: (message: ReturnType<typeof event>) => Promise<void>, message: ReturnType<typeof event>) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await check(message);
    } catch (error) {
      if (!(error instanceof ServiceUnavailable) || tries === 5) throw error;
    }
  }
};
const journey = async (death: Death | undefined, messages: readonly ReturnType<typeof event>[]) => {
  const { files, check, shown, calls } = await here(death);
  files.put({ key, versionId: 'v1' }, pdf(), writeNote(note));
  for (const message of messages) await until(check, message);
  return { state: await shown(), calls: calls() };
};

describe('an upload', () => {
  const orders = [
    ['as they happen', [arrived(), scanned()]],
    ['the other way round', [scanned(), arrived()]],
    ['several times', [arrived(), arrived(), scanned(), scanned(), arrived()]],
  ] as const;

  test.each(orders)('ends the same whether its events come in order, or %s', async (_how, messages) => {
    const { state } = await journey(undefined, messages);
    expect(state).toEqual((await journey(undefined, orders[0][1])).state);
    expect(state).toMatchObject({
      documents: [{ state: 'clean' }],
      requirements: [{ verificationStatus: 'pending_verification' }],
    });
    expect(state.kept).toEqual([
      [keptKeyOf({ merchantId, documentId }, { requirementId: 'bank_account' }), { key, versionId: 'v1' }],
    ]);
  });

  test.each(orders)('is finished by the next try wherever the function dies, its events coming %s', async (_how, messages) => {
    const { state, calls } = await journey(undefined, messages);
    for (let at = 1; at <= calls; at += 1)
      for (const when of ['before', 'after'] as const)
        expect([at, when, (await journey({ at, when }, messages)).state]).toEqual([at, when, state]);
  });

  test('of another version than the first changes nothing, whatever the scanner says of it', async () => {
    const { files, check, shown } = await here();
    files.put({ key, versionId: 'v1' }, pdf(), writeNote(note));
    files.put({ key, versionId: 'v2' }, pdf({ extra: '% other\n' }), writeNote(note));
    for (const message of [arrived('v1'), arrived('v2'), scanned('NO_THREATS_FOUND', 'v2')]) await check(message);
    expect(await shown()).toMatchObject({ documents: [{ state: 'received', upload: { versionId: 'v1' } }], kept: [] });
  });

  test.each([
    ['a threat', 'THREATS_FOUND', 'refused'],
    ['that it could not read it', 'ACCESS_DENIED', 'received'],
    ['that it could not unpack it', 'UNSUPPORTED', 'received'],
    ['that it failed', 'FAILED', 'received'],
    ['something new', 'SOMETHING_NEW', 'received'],
  ])('of which the scanner says %s is not clean', async (_what, status, state) => {
    const { files, check, shown } = await here();
    files.put({ key, versionId: 'v1' }, pdf(), writeNote(note));
    for (const message of [arrived(), scanned(status)]) await check(message);
    const { documents, tasks, kept } = await shown();
    expect([documents, kept]).toMatchObject([[{ state }], []]);
    expect(tasks).toHaveLength(state === 'received' ? 1 : 0);
  });

  test('that is larger than a form allows is refused without being read', async () => {
    const { files, check, shown } = await here();
    files.put({ key, versionId: 'v1' }, new Uint8Array(mostBytes + 1), writeNote(note));
    await check(arrived());
    expect(await shown()).toMatchObject({
      documents: [{ state: 'refused', refusal: { code: 'file-too-large' }, bytes: mostBytes + 1 }],
    });
  });

  test.each([
    ['nobody of ours signed', undefined, key],
    ['lies under a key of nobody', writeNote(note), 'uploads/../secrets'],
    ['belongs to a merchant nobody knows', writeNote(note), uploadKeyOf({ merchantId: `m_${'0'.repeat(24)}`, documentId })],
  ])('that %s becomes no document', async (_what, text, of) => {
    const { files, check, shown, log } = await here();
    files.put({ key: of, versionId: 'v1' }, pdf(), text);
    await check(arrived('v1', of));
    expect((await shown()).documents).toEqual([]);
    expect(log.lines.map(({ event: name }) => name)).toMatchObject([expect.stringMatching(/^document\.(gone|foreign)$/)]);
  });

  test('a message that is no event of S3 or GuardDuty comes again, and ends where a person looks', async () => {
    const { check } = await here();
    await expect(check(event('aws.ses', {}))).rejects.toThrow(/neither/);
  });
});
