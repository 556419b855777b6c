import { describe, expect, test } from 'vitest';
import { demandUpload } from '../../../domain/document/demand-upload.ts';
import { documentIdOf, keptKeyOf, placeOfUpload, prefixesOf, uploadKeyOf } from '../../../domain/document/document-keys.ts';
import { openDocument } from '../../../domain/document/open-document.ts';
import { type ReceiveInput, receiveDocument } from '../../../domain/document/receive-document.ts';
import { missScan, type ScanResult, settleScan } from '../../../domain/document/settle-scan.ts';
import { readNote, type UploadNote, writeNote } from '../../../domain/document/upload-note.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { unsound } from '../../../domain/file/verdict.ts';
import type { Document } from '../../../domain/model/document.ts';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { submitted, verified } from '../../../domain/requirement/change-requirement.ts';
import { withSettledWork } from '../../../domain/work/settle-work.ts';
import { applied, aRequirement, at, having, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const context = at(tuesday);
const later = at('2018-03-06T15:00:00.000Z');
const documentId = documentIdOf(shopId, 'passport', 'upload-1');
const key = uploadKeyOf({ merchantId: shopId, documentId });
const keptAs = keptKeyOf({ merchantId: shopId, documentId }, { requirementId: 'bank_account' });
const note: UploadNote = { requirementId: 'passport', name: 'pass.pdf', from: { kind: 'merchant', id: 'lia@shop.example' } };
const passport = (more: Partial<Requirement> = {}) =>
  aRequirement('passport', { verifiedBy: 'operations', title: 'Passport', ...more });
const shop = (...requirements: Requirement[]): Snapshot => having(registered(), ...requirements);
const file = (more: Partial<ReceiveInput> = {}): ReceiveInput => ({
  ...{ merchantId: shopId, documentId, note, upload: { key, versionId: 'v1' }, bytes: 9, sha256: 'a'.repeat(64) },
  verdict: { kind: 'sound', type: 'pdf' },
  ...more,
});
const arrived = (snapshot: Snapshot, more: Partial<ReceiveInput> = {}): Snapshot =>
  applied(snapshot, receiveDocument(snapshot, file(more), context));
const scan = (snapshot: Snapshot, result: ScanResult, versionId = 'v1') =>
  settleScan(snapshot, { merchantId: shopId, documentId, versionId, result, keptAs }, context);
const types = (decision: { timeline: readonly { type: string }[] }) => decision.timeline.map(({ type }) => type);
const only = ({ documents: [one] }: Snapshot): Document => {
  if (one === undefined) throw new Error('no document');
  return one;
};

describe('a file that arrives', () => {
  test('waits for the scanner for an hour, and the timeline says who handed it in', () => {
    const decision = receiveDocument(
      shop(passport()),
      file({ verdict: { kind: 'sound', type: 'png', width: 3, height: 2 } }),
      context,
    );
    expect(decision).toMatchObject({
      result: { kind: 'received' },
      puts: [
        {
          kind: 'document',
          id: documentId,
          state: 'received',
          type: 'png',
          width: 3,
          height: 2,
          dueAt: '2018-03-06T14:00:00.000Z',
        },
      ],
      timeline: [
        { type: 'document.received.v1', actor: note.from, data: { name: 'pass.pdf', bytes: 9, sha256: 'a'.repeat(64) } },
      ],
    });
  });

  test('on behalf of the merchant says how it reached us, and why', () => {
    const mine: UploadNote = { ...note, from: { kind: 'person', id: 'ana' }, through: 'post', reason: 'sent by post' };
    expect(receiveDocument(shop(passport()), file({ note: mine }), context).timeline).toMatchObject([
      { reason: 'sent by post', actor: { kind: 'person', id: 'ana' }, data: { through: 'post', onBehalf: true } },
    ]);
  });

  test('is refused at once when its bytes are not what they should be', () => {
    const decision = receiveDocument(shop(passport()), file({ verdict: unsound('photo-heic', {}) }), context);
    expect(decision).toMatchObject({
      result: { kind: 'refused' },
      puts: [{ state: 'refused', refusal: { code: 'photo-heic' } }],
      timeline: [{ type: 'document.refused.v1', data: { code: 'photo-heic' } }],
    });
    expect(decision.puts[0]).not.toHaveProperty('dueAt');
  });

  test('a second time under one id changes nothing', () => {
    const once = arrived(shop(passport()));
    expect(receiveDocument(once, file({ upload: { key, versionId: 'v2' } }), context)).toMatchObject({
      result: { kind: 'known' },
      puts: [],
    });
  });

  test('of nobody is an error', () => {
    expect(() => receiveDocument(undefined, file(), context)).toThrow(/m_/);
  });
});

describe('the word of the scanner', () => {
  test('clean, the document is kept, answers its requirement, and operations have a task', () => {
    const before = arrived(shop(passport()));
    const decision = scan(before, 'clean');
    expect(types(decision)).toEqual(['document.cleared.v1', 'requirement.submitted.v1', 'task.opened.v1']);
    expect(decision.timeline[1]).toMatchObject({ actor: note.from, data: { documentId } });
    const after = applied(before, decision);
    expect(only(after)).toMatchObject({ state: 'clean', keptAs, type: 'pdf' });
    expect(after.requirements.find(({ id }) => id === 'passport')).toMatchObject({
      ...{ verificationStatus: 'pending_verification', documentReference: documentId },
    });
    expect(openTasks(after)).toMatchObject([{ subjectKind: 'requirement', subjectId: 'passport' }]);
    expect(scan(after, 'clean')).toMatchObject({ result: { kind: 'clean' }, puts: [] });
  });

  test('clean, on behalf of the merchant, says so', () => {
    const mine: UploadNote = { ...note, from: { kind: 'person', id: 'ana' }, through: 'visit' };
    expect(scan(arrived(shop(passport()), { note: mine }), 'clean').timeline[1]).toMatchObject({
      ...{ actor: { kind: 'person', id: 'ana' }, data: { through: 'visit', onBehalf: true } },
    });
  });

  test.each([
    ['under verification already', submitted(passport(), tuesday, 'd_0')],
    ['met already', verified(passport(), tuesday)],
    ['no longer there', undefined],
  ])('clean, for a requirement that is %s, keeps the document and hands nothing in', (_what, requirement) => {
    const before = arrived(requirement === undefined ? shop() : shop(requirement));
    expect(types(scan(before, 'clean'))).toEqual(['document.cleared.v1']);
  });

  test('bad, the document is refused', () => {
    const before = arrived(shop(passport()), { verdict: { kind: 'sound', type: 'jpeg', width: 1, height: 1 } });
    const after = applied(before, scan(before, 'threat'));
    expect(only(after)).toMatchObject({ state: 'refused', refusal: { code: 'malware' } });
    expect(scan(after, 'clean')).toMatchObject({ result: { kind: 'refused' }, puts: [] });
  });

  test('none, a person has a task, which ends with a late word', () => {
    const before = arrived(shop(passport()));
    const decision = scan(before, 'unscanned');
    const waiting = applied(before, { ...decision, ...withSettledWork(before, decision, context) });
    expect(only(waiting)).toMatchObject({ state: 'received', unscannedAt: tuesday });
    expect(openTasks(waiting)).toMatchObject([
      {
        queue: 'verification',
        subjectKind: 'document',
        subjectId: documentId,
        title: { code: 'document-unscanned', about: { title: 'Passport' } },
      },
    ]);
    expect(scan(waiting, 'unscanned')).toMatchObject({ result: { kind: 'received' }, puts: [] });
    const late = scan(waiting, 'threat');
    const after = applied(waiting, { ...late, ...withSettledWork(waiting, late, context) });
    expect(openTasks(after)).toEqual([]);
  });

  test('about another version, or a document nobody knows, changes nothing', () => {
    expect(scan(arrived(shop(passport())), 'clean', 'v2')).toMatchObject({ result: { kind: 'other' }, puts: [] });
    expect(scan(shop(passport()), 'clean')).toMatchObject({ result: { kind: 'other' }, puts: [] });
    expect(() =>
      settleScan(undefined, { merchantId: shopId, documentId, versionId: 'v1', result: 'clean', keptAs }, context),
    ).toThrow();
  });

  test('that does not come within the hour is missed once', () => {
    const before = arrived(shop(passport({ of: 'Ana' })));
    const due = { kind: 'document' as const, id: documentId, dueAt: '2018-03-06T14:00:00.000Z' };
    const decision = handleDue(before, due, later);
    expect(types(decision)).toEqual(['document.unscanned.v1']);
    const settled = withSettledWork(before, decision, later);
    expect(openTasks(applied(before, settled))).toMatchObject([{ title: { about: { of: 'Ana' } } }]);
    const clean = applied(before, scan(before, 'clean'));
    expect(handleDue(clean, due, later).result).toEqual({ kind: 'not_due' });
    expect(missScan(only(clean), later).puts).toEqual([]);
  });

  test('missed for a requirement that is gone names it by its id', () => {
    const before = arrived(shop());
    const decision = scan(before, 'unscanned');
    expect(withSettledWork(before, decision, context).puts).toContainEqual(
      expect.objectContaining({ title: { code: 'document-unscanned', about: { id: 'passport', title: 'passport' } } }),
    );
  });
});

describe('a person', () => {
  const request = { merchantId: shopId, documentId, requestId: 'k1', by: 'ana' };
  test('opens a clean document, and the timeline says so', () => {
    const before = arrived(shop(passport()));
    expect(openDocument(applied(before, scan(before, 'clean')), request, context)).toMatchObject({
      result: { documentId, keptAs, type: 'pdf', name: 'pass.pdf' },
      timeline: [{ type: 'document.opened.v1', actor: { kind: 'person', id: 'ana' }, data: { documentId, by: 'ana' } }],
    });
  });

  test('opens no other one', () => {
    const before = arrived(shop(passport()));
    expect(() => openDocument(before, request, context)).toThrow(because('document-not-clean', { state: 'received' }));
    expect(() => openDocument(shop(), request, context)).toThrow(/does not exist/);
  });
});

describe('an upload', () => {
  const demand =
    (snapshot: Snapshot, requirementId = 'passport', id = documentId) =>
    () =>
      demandUpload(snapshot, shopId, requirementId, id);
  test('is taken for a requirement that is open, once', () => {
    expect(demand(shop(passport()))).not.toThrow();
    expect(demand(arrived(shop(passport())))).toThrow(because('document-known'));
  });

  test('is not taken for what is met, is no requirement, or takes a value', () => {
    expect(demand(shop(verified(passport(), tuesday)))).toThrow(because('requirement-ended'));
    expect(demand(shop())).toThrow(/passport/);
    const vat = aRequirement('identifier:vat_number', { verificationStatus: 'failed' });
    expect(demand(shop(vat), 'identifier:vat_number')).toThrow(because('value-missing'));
  });

  test('is not taken when there are twenty already; refused ones do not count', () => {
    const many = (count: number, verdict: ReceiveInput['verdict']) =>
      Array.from({ length: count }, (_, n) => documentIdOf(shopId, 'passport', `other-${n}-${verdict.kind}`)).reduce(
        (snapshot, id) => arrived(snapshot, { documentId: id, verdict }),
        shop(passport()),
      );
    expect(demand(many(20, { kind: 'sound', type: 'pdf' }))).toThrow(because('documents-enough', { most: 20 }));
    expect(demand(many(20, unsound('file-empty', {})))).not.toThrow();
  });

  test('lies under a key that says whose it is, and nothing its sender chose', () => {
    expect(placeOfUpload(key)).toEqual({ merchantId: shopId, documentId });
    for (const other of [keptAs, `${key}/..`, 'uploads/m_1/d_1', `uploads/${shopId}/../x`])
      expect(placeOfUpload(other)).toBeUndefined();
    expect(documentIdOf(shopId, 'passport', 'upload-1')).toBe(documentId);
    expect(documentIdOf(shopId, 'passport', 'upload-2')).not.toBe(documentId);
  });

  test('takes along who sent it, as text of ASCII; of anybody else it knows nothing', () => {
    const written = writeNote({ ...note, name: 'pièce d’identité.pdf' });
    expect(written).toMatch(/^[\w-]+$/);
    expect(readNote(written)).toEqual({ ...note, name: 'pièce d’identité.pdf' });
    for (const other of [undefined, 'nonsense', writeNote(JSON.parse('{"name":1}'))]) expect(readNote(other)).toBeUndefined();
  });
});

test('a logo is kept apart from papers, and everything that was handed in lies below three prefixes', () => {
  const place = { merchantId: shopId, documentId };
  const paper = keptKeyOf(place, { requirementId: 'bank_account' });
  const logo = keptKeyOf(place, { requirementId: 'brand:logo' });
  expect(logo).toBe(`logos/${shopId}/${documentId}`);
  expect(paper).toBe(`documents/${shopId}/${documentId}`);
  for (const key of [uploadKeyOf(place), paper, logo])
    expect(prefixesOf(shopId).filter((prefix) => key.startsWith(prefix))).toHaveLength(1);
});
