import { isRecord } from './wire.ts';
import { element, leaf } from './xml.ts';

/** a node of dotted parameters */
export type Tree = { [key: string]: Tree | string };

/** `A.1.B=x` to {A: {1: {B: 'x'}}} */
export function treeOf(parameters: Iterable<[string, string]>): Tree {
  const root: Tree = Object.create(null);
  for (const [key, value] of parameters) {
    const steps = key.split('.');
    let node = root;
    for (const step of steps.slice(0, -1)) {
      const next = node[step];
      if (typeof next === 'object') node = next;
      else {
        const made: Tree = Object.create(null);
        node[step] = made;
        node = made;
      }
    }
    node[steps.at(-1) ?? ''] = value;
  }
  return root;
}

/** the SDK's input of a query whose lists are written `Name.member.1`; every value is a text still */
export function memberInput(parameters: Iterable<[string, string]>): unknown {
  const { Action: _, Version: __, ...rest } = treeOf(parameters);
  return shaped(rest);
}

function shaped(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  if (node.member !== undefined && typeof node.member === 'object')
    return Object.entries(node.member)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, item]) => shaped(item));
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, shaped(inner)]));
}

/** an answer as XML: lists of `member`, maps of `entry`, instants written out */
export const memberXml = (content: Readonly<Record<string, unknown>>): string =>
  Object.entries(content)
    .map(([name, value]) => (value === undefined ? '' : xmlOf(name, value)))
    .join('');

function xmlOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return element(name, value.map((item) => xmlOf('member', item)).join(''));
  if (name === 'Attributes' && isRecord(value))
    return element(
      name,
      Object.entries(value)
        .map(([key, item]) => element('entry', leaf('key', key) + leaf('value', item)))
        .join(''),
    );
  if (isRecord(value)) return element(name, memberXml(value));
  if (typeof value === 'number' && name.endsWith('Timestamp')) return leaf(name, new Date(value * 1000).toISOString());
  return leaf(name, value);
}
