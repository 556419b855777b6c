import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLetters } from '../../../domain/names/fold-letters.ts';
import { withoutLegalForms } from '../../../domain/names/legal-forms.ts';
import { companyWords } from '../../../domain/names/name-words.ts';

describe('letters folded', () => {
  it.each([
    ['Straße ẞ', 'strasse ss'],
    ['Łódź Søren Đỗ Þór Æsa', 'lodz soren do thor aesa'],
    ['IŞIL İpek ışık', 'isil ipek isik'],
    ['Виктор Жданенко', 'viktor zhdanenko'],
    ['Γεώργιος Παπαδόπουλος', 'georgios papadopoulos'],
    ['ΓΕΩΡΓΙΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', 'georgios papadopoulos'],
    ['Παύλος Ευαγγέλου Ευτυχία Μπάμπης', 'pavlos evangelou eftychia bampis'],
    ['魏京生', ' wei jing sheng '],
    ['O’Connor O`Neill D´Arcy', "o'connor o'neill d'arcy"],
    ['Ｑｕａｒｔｚ\u00a0 Tea\u200b', 'quartz tea'],
    ['100% A.*B', '100% a.*b'],
    ["Plain `Name'", "plain 'name'"],
  ])('%s is %s', (text, folded) => {
    expect(foldLetters(text)).toBe(folded);
  });
  it('law: folding twice is folding once, whatever the case and the composition of the letters', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aZéÜßłØıĞçжЩλΣあ田'), maxLength: 12 });
    fc.assert(
      fc.property(letters, (text) => {
        const folded = foldLetters(text);
        expect(foldLetters(folded)).toBe(folded);
        expect(foldLetters(text.normalize('NFD'))).toBe(folded);
      }),
    );
  });
});

describe("a company's name without its legal form", () => {
  it.each([
    [
      'lantern trading',
      'Lantern Trading, S.A. de C.V.',
      'Lantern Trading SA de CV',
      'Lantern Trading Sociedad Anónima de Capital Variable',
    ],
    ['lampen', 'Lampen GmbH & Co. KG', 'Lampen Gesellschaft mit beschränkter Haftung', 'Lampen e.K.'],
    ['firma', 'Firma Sp. z o.o.', 'Firma spółka z ograniczoną odpowiedzialnością spółka komandytowa', 'Firma S.A.'],
    ['lumiere', 'Lumière S.A.R.L.', 'Lumière Société à responsabilité limitée', 'Lumière Société Anonyme', 'Lumière SAS'],
    ['isik ticaret', 'Işık Ticaret Ltd. Şti.', 'Işık Ticaret Anonim Şirketi', 'Işık Ticaret A.Ş.'],
    ['fonar', 'ООО Фонарь', 'Общество с ограниченной ответственностью «Фонарь»', 'Фонарь ЕООД', 'Fonar OOO'],
    ['fanari', 'Φανάρι Α.Ε.', 'Φανάρι Ανώνυμη Εταιρεία'],
    ['deng long', '灯笼有限公司', '株式会社灯籠', '灯籠 K.K.'],
    ['company', 'Company s.r.o.', 'Company spol. s r.o.', 'Company Pty Limited', 'Company, Inc.'],
    ['vestas', 'Vestas A/S', 'Vestas ApS', 'Vestas Aktieselskab'],
    ['jp morgan', 'J.P. Morgan & Co.', 'JP Morgan Ltd'],
    ['lentera', 'PT Lentera Tbk'],
    ['ag', 'AG'],
    ['ad trading', 'AD Trading'],
  ])('%s', (kept, ...names) => {
    for (const name of names) expect(withoutLegalForms(companyWords(name)).join(' '), name).toBe(kept);
  });
});
