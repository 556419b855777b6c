import { describe, expect, test } from 'vitest';
import { changeBrand } from '../../../domain/brand/change-brand.ts';
import { contrast, writtenOn } from '../../../domain/brand/colour-contrast.ts';
import { applied, at, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const lia = 'lia@loja.example';
const change = (statementName: string, colour?: string, snapshot = registered()) =>
  changeBrand(snapshot, { merchantId: shopId, requestId: 'k', by: lia, statementName, colour }, at(tuesday));
const named = (statementName: string) => applied(registered(), change(statementName)).merchant.brand?.statementName;

describe('the name on statements', () => {
  test.each([
    ['LOJA', 'statement-length', { length: 4 }],
    ['LOJA DA ANA DE CAMPINAS', 'statement-length', { length: 23 }],
    ['12345', 'statement-no-letter', {}],
    ['Padaria São João', 'statement-letters', { wrong: ['ã'] }],
    ['ANA*LOJA', 'statement-letters', { wrong: ['*'] }],
    [`<ANA'S> "LOJA"\\`, 'statement-letters', { wrong: ['<', "'", '>', '"', '\\'] }],
    ['LOJA\nDA ANA', 'statement-letters', { wrong: ['\n'] }],
    ['LOJA 🥐 ANA', 'statement-letters', { wrong: ['🥐'] }],
  ] as const)('%s is refused with the rule it breaks', (name, code, about) => {
    expect(() => change(name)).toThrow(because(code, about));
  });

  test.each([
    ['LOJAS', 'LOJAS'],
    ['LOJA DA ANA, CAMPINAS.', 'LOJA DA ANA, CAMPINAS.'],
    ['  Loja   da Ana ', 'Loja da Ana'],
    ['ANA & CO #1 (SP)', 'ANA & CO #1 (SP)'],
    ['ANA-LOJA.COM/1+2=3', 'ANA-LOJA.COM/1+2=3'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(named(typed)).toBe(kept);
  });

  test('is on the timeline with who changed it, and the same again changes nothing', () => {
    const decision = change('LOJA DA ANA', '#0B57B7');
    expect(decision.timeline).toMatchObject([
      {
        type: 'brand.changed.v1',
        actor: { kind: 'merchant', id: lia },
        data: { statementName: 'LOJA DA ANA', colour: '#0b57b7', written: '#ffffff' },
      },
    ]);
    const after = applied(registered(), decision);
    expect(after.merchant.brand).toEqual({ statementName: 'LOJA DA ANA', colour: '#0b57b7', at: tuesday, by: lia });
    expect(change('LOJA DA ANA ', '#0b57b7', after)).toMatchObject({ result: { kind: 'as_before' }, puts: [], timeline: [] });
    expect(applied(after, change('LOJA DA ANA', undefined, after)).merchant.brand?.colour).toBeUndefined();
  });

  test('is no matter of a merchant that has left', () => {
    expect(() => change('LOJA DA ANA', undefined, inStage('offboarded'))).toThrow();
  });
});

describe('the colour', () => {
  test('stands out from a white page, three to one at least', () => {
    expect(() => change('LOJA DA ANA', '#ffe066')).toThrow(because('colour-too-light', { contrast: 1.3, least: 3 }));
    expect(change('LOJA DA ANA', '#949494').result).toEqual({ kind: 'changed' });
    expect(() => change('LOJA DA ANA', '#959595')).toThrow(because('colour-too-light', { contrast: 2.9 }));
  });

  test('has black or white on it, whichever is read better, and one of them always is', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#000000')).toBe(21);
    expect([writtenOn('#0b57b7'), writtenOn('#ffe066')]).toEqual(['#ffffff', '#000000']);
    for (let grey = 0; grey < 256; grey += 1) {
      const colour = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
      expect(contrast(colour, writtenOn(colour))).toBeGreaterThan(4.5);
    }
  });
});
