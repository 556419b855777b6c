import { describe, expect, test } from 'vitest';
import { asLogo, demandLogo } from '../../../domain/brand/logo.ts';
import { receiveDocument } from '../../../domain/document/receive-document.ts';
import { settleScan } from '../../../domain/document/settle-scan.ts';
import type { FileVerdict } from '../../../domain/file/verdict.ts';
import { currentLogo, formerLogos, lastLogo, logoSubject } from '../../../domain/model/logos.ts';
import { outOfUse } from '../../../domain/model/out-of-use.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { applied, at, inStage, registered, shopId } from '../given.ts';
import { because } from '../refused-because.ts';

const picture: FileVerdict = { kind: 'sound', type: 'png', width: 200, height: 80 };
const minute = (n: number): string => new Date(Date.parse('2018-03-06T13:00:00.000Z') + n * 60_000).toISOString();
const idOf = (n: number): string => `d_${String(n).padStart(24, '0')}`;
const arrived = (snapshot: Snapshot, n: number, verdict: FileVerdict = picture, requirementId = logoSubject): Snapshot =>
  applied(
    snapshot,
    receiveDocument(
      snapshot,
      {
        ...{ merchantId: shopId, documentId: idOf(n), bytes: 900, sha256: 'a'.repeat(64), verdict },
        note: { requirementId, name: `logo-${n}.png`, from: { kind: 'merchant', id: 'ana@lojadaana.com.br' } },
        upload: { key: `uploads/${shopId}/${idOf(n)}`, versionId: `v${n}` },
      },
      at(minute(n)),
    ),
  );
const scanned = (snapshot: Snapshot, n: number): Snapshot =>
  applied(
    snapshot,
    settleScan(
      snapshot,
      { merchantId: shopId, documentId: idOf(n), versionId: `v${n}`, result: 'clean', keptAs: `documents/${n}` },
      at(minute(n)),
    ),
  );
const sent = (...numbers: readonly number[]): Snapshot =>
  numbers.reduce((snapshot, n) => scanned(arrived(snapshot, n), n), registered());

describe('a logo', () => {
  test('is what was cleared last; one that is still scanned, or was refused, takes nobody’s place', () => {
    expect([currentLogo(registered().documents), lastLogo(registered().documents)]).toEqual([undefined, undefined]);
    const waiting = arrived(sent(1, 2), 3);
    expect([currentLogo(waiting.documents)?.id, lastLogo(waiting.documents)?.id]).toEqual([idOf(2), idOf(3)]);
    expect(currentLogo(scanned(waiting, 3).documents)?.id).toBe(idOf(3));
    expect(currentLogo(arrived(sent(1), 2, picture, 'trader_identity').documents)?.id).toBe(idOf(1));
  });

  test('is a picture: a page of paper is refused with the remedy, though it may answer a requirement', () => {
    const pdf: FileVerdict = { kind: 'sound', type: 'pdf' };
    expect(arrived(registered(), 1, pdf).documents).toMatchObject([{ state: 'refused', refusal: { code: 'logo-not-picture' } }]);
    expect(arrived(registered(), 1, pdf, 'trader_identity').documents).toMatchObject([{ state: 'received' }]);
    expect(asLogo(picture)).toBe(picture);
    const unsound = asLogo({ kind: 'unsound', refusal: { code: 'file-empty', about: {} } });
    expect(unsound).toMatchObject({ refusal: { code: 'file-empty' } });
  });

  test('that another one replaced is out of use; the one that is shown and the one sent last are not', () => {
    const snapshot = arrived(sent(1, 2, 3), 4);
    expect(formerLogos(snapshot.documents).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    expect(outOfUse(snapshot, at(minute(5))).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    expect(formerLogos(arrived(snapshot, 5, picture, 'trader_identity').documents)).toHaveLength(2);
  });

  test('is sent once under one id, and not without end', () => {
    expect(() => demandLogo(registered(), shopId, idOf(1))).not.toThrow();
    expect(() => demandLogo(sent(1), shopId, idOf(1))).toThrow(because('document-known'));
    const many = sent(...Array.from({ length: 20 }, (_, n) => n));
    expect(() => demandLogo(many, shopId, idOf(21))).toThrow(because('documents-enough', { most: 20 }));
    expect(() => demandLogo(inStage('offboarded'), shopId, idOf(1))).toThrow('has left');
    expect(() => demandLogo(undefined, shopId, idOf(1))).toThrow('is not registered');
  });
});
