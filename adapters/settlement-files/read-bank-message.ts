import type { BankMessage } from '../../domain/settlement/formats/camt.ts';
import { all, type Element, readXml, textOf, texts } from '../read-xml.ts';

/** the three messages a bank sends, by the element they stand in */
const kinds = [
  { root: 'BkToCstmrAcctRpt', part: 'Rpt', name: 'camt.052' },
  { root: 'BkToCstmrStmt', part: 'Stmt', name: 'camt.053' },
  { root: 'BkToCstmrDbtCdtNtfctn', part: 'Ntfctn', name: 'camt.054' },
] as const;

const amountOf = (of: Element, code: string) => {
  const amount = of['Amt'];
  return {
    ...{ code, amount: texts(of, 'Amt')[0] ?? '', direction: textOf(of, 'CdtDbtInd') },
    currency: typeof amount === 'object' && amount !== null ? textOf(amount, '@Ccy') : '',
  };
};
/** what stands on an entry: the numbers of bank and payer, and the text for the receiver */
const textsOf = (entry: Element): readonly string[] => {
  const details = all(entry, 'NtryDtls').flatMap((one) => all(one, 'TxDtls'));
  const references = details
    .flatMap((one) => all(one, 'Refs'))
    .flatMap((refs) => Object.keys(refs).flatMap((key) => texts(refs, key)));
  const remittance = details.flatMap((one) => all(one, 'RmtInf'));
  const structured = remittance.flatMap((one) => all(one, 'Strd')).flatMap((one) => all(one, 'CdtrRefInf'));
  return [
    ...['NtryRef', 'AcctSvcrRef', 'AddtlNtryInf'].flatMap((name) => texts(entry, name)),
    ...[...references, ...remittance.flatMap((one) => texts(one, 'Ustrd')), ...structured.flatMap((one) => texts(one, 'Ref'))],
  ];
};
const bookedAtOf = (entry: Element): string => {
  const [booked] = all(entry, 'BookgDt');
  return texts(booked, 'Dt')[0] ?? textOf(booked, 'DtTm');
};

const codeOf = (balance: Element): string => {
  const [type] = all(balance, 'Tp');
  const [either] = all(type, 'CdOrPrtry');
  return textOf(either, 'Cd');
};

const messageOf = (part: Element): BankMessage => {
  const [account] = all(part, 'Acct');
  return {
    reference: textOf(part, 'Id'),
    currency: textOf(account, 'Ccy'),
    balances: all(part, 'Bal').map((one) => amountOf(one, codeOf(one))),
    entries: all(part, 'Ntry').map((one) => ({ ...amountOf(one, ''), texts: textsOf(one), bookedAt: bookedAtOf(one) })),
  };
};

/** the message, wherever it stands: some banks wrap a document, and the first version of a message has its number in the name */
const within = (of: unknown, root: string): Element | undefined => {
  if (typeof of !== 'object' || of === null) return undefined;
  const names = Object.keys(of);
  const named = names.find((name) => name === root || (name.startsWith(root) && /^V\d+$/.test(name.slice(root.length))));
  if (named !== undefined) return all(of, named)[0];
  return names
    .flatMap((name) => all(of, name))
    .map((child) => within(child, root))
    .find((one) => one !== undefined);
};

/**
 * The statements, reports or notifications in a file of ISO 20022, of any version; undefined when it is none of the three messages.
 * @throws UnreadableXml naming the line
 */
export const readBankMessage = (
  text: string,
): { readonly format: string; readonly parts: readonly BankMessage[] } | undefined => {
  const document = readXml(text);
  for (const { root, part, name } of kinds) {
    const message = within(document, root);
    if (message === undefined) continue;
    const version = new RegExp(`${name.replace('.', '\\.')}\\.\\d{3}\\.\\d{2}`).exec(text)?.[0];
    return { format: version ?? name, parts: all(message, part).map(messageOf) };
  }
  return undefined;
};
