import { type ReferenceRates, referenceRates } from '../../domain/money/reference-rates.ts';
import { all, readXml, textOf } from '../read-xml.ts';
import { otherFile, wrongRow } from './parsed-list.ts';

/** The euro foreign exchange reference rates of the European Central Bank, in XML; the newest day where there are several. Throws UnreadableList. */
export const parseEcb = (text: string): ReferenceRates => {
  const days = all(readXml(text), 'Envelope')
    .flatMap((envelope) => all(envelope, 'Cube'))
    .flatMap((outer) => all(outer, 'Cube'))
    .toSorted((one, other) => (textOf(one, '@time') < textOf(other, '@time') ? 1 : -1));
  const [newest] = days;
  const asOf = textOf(newest, '@time');
  if (asOf === '') throw otherFile('Cube with a time', 'eurofxref-daily.xml, ECB');
  const lines = all(newest, 'Cube').map((line) => [textOf(line, '@currency'), Number(textOf(line, '@rate'))] as const);
  const parsed = referenceRates.safeParse({ asOf, rates: Object.fromEntries(lines), sample: false });
  if (parsed.success && lines.length > 0) return parsed.data;
  throw wrongRow(`eurofxref ${asOf}`, 1, parsed.error?.issues[0]?.path.join(' ') ?? 'rate');
};
