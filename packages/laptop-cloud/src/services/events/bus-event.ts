import { type Fields, flatten } from './pattern/fields.ts';
import { type JsonNode, parseJsonText } from './pattern/json-node.ts';

/** an event as targets see it */
export interface BusEvent {
  readonly id: string;
  readonly bus: string;
  readonly source: string;
  readonly detailType: string;
  /** epoch ms, whole seconds */
  readonly time: number;
  /** the whole event, the detail in it as its sender wrote it */
  readonly json: string;
  node(): JsonNode;
  fields(): Fields;
  /** the same event holding nothing but its text: for waiting in numbers */
  light(): BusEvent;
}

export interface Envelope {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly source: string;
  readonly detailType: string;
  readonly time: number;
  readonly resources: readonly string[];
  /** JSON text of an object */
  readonly detail: string;
}

/** whole seconds, as EventBridge writes times */
export const isoSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** @param detailNode the detail, when it is parsed already */
export function makeEvent(bus: string, envelope: Envelope, detailNode?: JsonNode): BusEvent {
  const { id, account, region, source, detailType, resources, detail } = envelope;
  const time = Math.floor(envelope.time / 1000) * 1000;
  const fixed = { version: '0', id, 'detail-type': detailType, source, account, time: isoSeconds(time), region, resources };
  const json = `${JSON.stringify(fixed).slice(0, -1)},"detail":${detail}}`;
  const header = { bus, id, source, detailType, time, json };
  if (!detailNode) return withNode(header, () => parseJsonText(json));
  return withNode(header, () => ({
    kind: 'object',
    entries: [
      ...Object.entries(fixed).map(([key, value]): [string, JsonNode] => [
        key,
        typeof value === 'string'
          ? { kind: 'string', text: value }
          : { kind: 'array', items: value.map((text) => ({ kind: 'string', text })) },
      ]),
      ['detail', detailNode],
    ],
  }));
}

/** an event from its text, with the name of a replay added where it comes from one */
export function readEvent(bus: string, json: string, replayName?: string): BusEvent {
  const whole = replayName === undefined ? json : `${json.slice(0, -1)},"replay-name":${JSON.stringify(replayName)}}`;
  const node = parseJsonText(whole);
  const text = (name: string): string => {
    const value = node.kind === 'object' ? node.entries.find(([key]) => key === name)?.[1] : undefined;
    return value?.kind === 'string' ? value.text : '';
  };
  const header = { id: text('id'), source: text('source'), detailType: text('detail-type'), time: Date.parse(text('time')) };
  return withNode({ bus, ...header, json: whole }, () => node);
}

/** the same event on another bus */
export function onBus(event: BusEvent, bus: string): BusEvent {
  const { id, source, detailType, time, json } = event;
  return withNode({ id, bus, source, detailType, time, json }, event.node);
}

function withNode(header: Omit<BusEvent, 'node' | 'fields' | 'light'>, read: () => JsonNode): BusEvent {
  let node: JsonNode | undefined;
  let fields: Fields | undefined;
  const getNode = () => {
    node ??= read();
    return node;
  };
  const getFields = () => {
    fields ??= flatten(getNode());
    return fields;
  };
  return { ...header, node: getNode, fields: getFields, light: () => withNode(header, () => parseJsonText(header.json)) };
}
