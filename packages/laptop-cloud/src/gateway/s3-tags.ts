import { AwsError } from '../contract.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string => xml.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => entities[name] ?? '');

/** the tags of a `<Tagging>` document. @throws AwsError MalformedXML */
export function tagsIn(xml: string): { readonly Key: string; readonly Value: string }[] {
  if (!/<Tagging[\s>]/.test(xml)) throw new AwsError('MalformedXML', 'The XML you provided was not well-formed.');
  return [...xml.matchAll(/<Tag>(.*?)<\/Tag>/gs)].map(([, tag = '']) => ({
    Key: plain(/<Key>(.*?)<\/Key>/s.exec(tag)?.[1] ?? ''),
    Value: plain(/<Value>(.*?)<\/Value>/s.exec(tag)?.[1] ?? ''),
  }));
}
