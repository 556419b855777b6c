import type { ConnectionState, RefusedMessage } from './connection-state.ts';

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

/** the secrets of connectors; may throw ServiceUnavailable */
export interface ConnectorSecrets {
  /** those that are valid, the newest first: two while one is rotated */
  of(connector: string): Promise<readonly string[]>;
}
