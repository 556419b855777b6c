import type { Circuit } from './circuit.ts';
import type { ConnectionState, RefusedMessage } from './connection-state.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** what waits in the queue: a message of which we know who sent it */
export interface QueuedMessage {
  readonly connector: string;
  readonly deliveryId: string;
  /** letters; equal messages have equal ones */
  readonly signature: string;
  /** ISO 8601 UTC with milliseconds */
  readonly receivedAt: string;
  /** base64 of the raw bytes */
  readonly body: string;
}

/** may throw ServiceUnavailable */
export interface MessageQueue {
  send(message: QueuedMessage): Promise<void>;
}

/** deliveries of the last seven days; may throw ServiceUnavailable */
export interface Deliveries {
  /** consistent */
  isKnown(connector: string, deliveryId: string): Promise<boolean>;
  /** of several at once one has it, for a minute; `done` when it was settled before */
  claim(connector: string, deliveryId: string, at: string): Promise<'claimed' | 'busy' | 'done'>;
  settle(connector: string, deliveryId: string, at: string): Promise<void>;
}

/** what a connector took in */
export interface TakenIn {
  readonly messages: number;
  readonly rejected: number;
  readonly at: string;
  readonly type: string;
  /** from the door to the bus, of the slowest */
  readonly latencyMs: number;
}

/** counts and last messages per connector; may throw ServiceUnavailable */
export interface ConnectionLog {
  refused(connector: string, why: RefusedMessage, at: string): Promise<void>;
  takenIn(connector: string, what: TakenIn): Promise<void>;
  of(connector: string): Promise<ConnectionState>;
}

/** what goes out, by connector and event; may throw ServiceUnavailable */
export interface OutgoingLog {
  /** consistent */
  get(connector: string, eventId: string): Promise<OutgoingMessage | undefined>;
  put(connector: string, message: OutgoingMessage): Promise<void>;
  /** those that are not sent yet, fifty at most, the oldest first */
  waiting(connector: string): Promise<readonly OutgoingMessage[]>;
  /** false once so many changes were made within this minute; of several at once each counts */
  mayChange(connector: string, perMinute: number, now: string): Promise<boolean>;
  /** how the last call ended */
  settle(connector: string, circuit: Circuit, sentAt?: string): Promise<void>;
}

/** where a system is called and as whom, as a person put it into the secret of its connector */
export interface OutsideAccess {
  /** `https://acme.atlassian.net` */
  readonly site: string;
  /** the whole Authorization header; absent where the path is what nobody else knows */
  readonly authorization?: string | undefined;
  /** the rest of the secret, for the mapping */
  readonly settings: Readonly<Record<string, string>>;
}

export interface OutsideRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  /** sent as a form in the place of a body */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** key by which the system knows the same request again */
  readonly once?: string | undefined;
  /** what comes back: JSON unless it is named; an answer without content is undefined */
  readonly answers?: 'text';
}
/** a call of an outside system; answers its body as JSON, or its text where that is asked for. Throws OutsideFailed */
export type CallOutside = (access: OutsideAccess, request: OutsideRequest) => Promise<unknown>;

/** an outside system did not do what it was asked; `reason` is its status or the name of an error, never its text */
export class OutsideFailed extends Error {
  override readonly name = 'OutsideFailed';
  readonly reason: string;
  /** how long the system asked to be left alone, where it did */
  readonly waitSeconds: number | undefined;
  constructor(reason: string, { waitSeconds, ...options }: ErrorOptions & { readonly waitSeconds?: number | undefined } = {}) {
    super(`An outside system failed: ${reason}`, options);
    this.reason = reason;
    this.waitSeconds = waitSeconds;
  }
}

/** the secrets of connectors; may throw ServiceUnavailable */
export interface ConnectorSecrets {
  /** undefined while nobody has set one up */
  access(connector: string): Promise<OutsideAccess | undefined>;
  /** those that are valid, the newest first: two while one is rotated */
  of(connector: string): Promise<readonly string[]>;
}
