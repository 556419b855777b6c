import type { EventType } from '../domain/events.ts';

/** how a system proves that a message is its own */
export type Proof =
  /** `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 of `<t>.<body>`, several v1 while a secret is rotated */
  | { readonly scheme: 'stamped-hex'; readonly header: string }
  /** base64 of HMAC-SHA256 of the timestamp's text and the body; the timestamp has a header of its own */
  | { readonly scheme: 'stamped-base64'; readonly header: string; readonly timestampHeader: string }
  /** `sha256=<hex>`: HMAC-SHA256 of the body; nothing says when it was signed */
  | { readonly scheme: 'body-hex'; readonly header: string }
  /** the hex alone; another header may name its algorithm, `HMAC_SHA256_HEX` unless it does */
  | { readonly scheme: 'bare-hex'; readonly header: string; readonly algorithmHeader?: string }
  /** each item in the body has its own: base64 of HMAC-SHA256 of some of its fields, by a key in hex */
  | { readonly scheme: 'signed-items' }
  /** nothing is signed: a header of our own holds the secret itself. What is told is a hint, and is read there */
  | { readonly scheme: 'token'; readonly header: string }
  /** nothing proves anything: what is told is the id of something that is read there */
  | { readonly scheme: 'unproven' };

/** what a system sends us */
export interface Incoming {
  readonly proof: Proof;
  /** where the id of a delivery is: the same when the system sends it again. Without it the id follows from what was signed */
  readonly deliveryId: { readonly header: string } | { readonly field: string } | { readonly fields: readonly string[] };
  /** field of the body that names the type of a message */
  readonly typeField: string;
  /** what the system is asked before a message means anything: its answers stand beside the message, and only they are acted on */
  readonly reads?: Reads;
  /** the bus source of its events; `named` where the message's own envelope names the system it speaks for */
  readonly source: string | 'named';
  /**
   * JSONata by type of message, `*` for every other. It reads `{ body, type, deliveryId, receivedAt }` and gives
   * `{ type, subject, time, data, id?, source? }`, several in an array, or nothing where the message needs nothing of us.
   */
  readonly messages: Readonly<Record<string, string>>;
}

/**
 * A message that proves nothing is a hint. JSONata over `{ body }`, and over `{ body, there }` where the answers are known.
 * An answer of 404 is no message: whoever sends one named what is not there.
 */
export interface Reads {
  /** the field of a hint that names something, and what such a name looks like: anything else is refused at the door */
  readonly field: string;
  readonly named: RegExp;
  /** path of each request by the name its answer has; one that is undefined is left out. They are made in this order, and see the ones before */
  readonly paths: Readonly<Record<string, string>>;
  /** a hint told again is another as soon as what is there has changed */
  readonly deliveryId: string;
}

/** a value as it is, what it begins with, or that there is any; EventBridge matches them in the same form */
export type Wanted = string | { readonly prefix: string } | { readonly exists: true };

/**
 * What we send to a system, in JSONata over `{ event, title, merchant, task, message, settings, console, mark, now }`: the task or the message of a
 * case that the event names, and the address of our console. `mark` names the event in letters and digits, and is how a message that was sent before is found again.
 */
export interface Outgoing {
  /** types of the events of ours that ask for it */
  readonly on: readonly EventType[];
  /** which of them: fields of their data, and the values of each that count */
  readonly where: Readonly<Record<string, readonly Wanted[]>>;
  /** how many changes a minute the system takes; absent where it documents no number */
  readonly perMinute?: number;
  /** it is not about a merchant, or about none that is known */
  readonly withoutMerchant?: true;
  /** how what was sent before is found; absent where nothing can be looked up: then a crash may send it twice */
  readonly sent?: {
    /** path of the request */
    readonly find: string;
    /** with its `answer`: what the system calls it, or nothing */
    readonly found: string;
  };
  /** path of a request whose answer the change is made from, as `there`; absent where the change needs nothing of the kind */
  readonly read?: string;
  /** `{ method, path, body, form, once }` of the request that makes it; the method is POST unless it is named, and a form goes instead of JSON */
  readonly create: string;
  /** a request that may be made twice and follows it, made again after a crash; nothing where none is needed */
  readonly afterwards?: string;
  /** with its `answer` */
  readonly created: string;
  /** the answer is a word, not JSON */
  readonly answersText?: true;
  /** with `key`, what the system calls it: the fact that our timeline keeps it by. Absent where the timeline knows it already */
  readonly told?: string;
}

/** a request a system documents as harmless, which shows whether it lets us in; JSONata over `{ settings, console, now }` */
export interface Check {
  /** `{ method, path, body }`; the method is GET unless it is named */
  readonly request: string;
  /** with its `answer`: whom the system takes us for, or nothing where it does not know us */
  readonly known: string;
  /** the answer is a word, not JSON */
  readonly answersText?: true;
  /** people there see it: the system has nothing that could be asked silently */
  readonly seen?: true;
}

/** how a token is got that every call carries: OAuth 2.0, client credentials; JSONata over `{ settings }` */
export interface SignIn {
  readonly path: string;
  /** the fields of the form */
  readonly form: string;
}

/** one outside system: how it proves itself, and what its messages mean to us */
export interface Connector {
  readonly id: string;
  readonly title: string;
  /** what the secret of a laptop is; in AWS nobody knows it before a person sets it */
  readonly laptopSecret: string;
  /** absent where we only send */
  readonly incoming?: Incoming;
  /** absent where the secret has the whole of what a call carries */
  readonly signIn?: SignIn;
  /** absent where we only listen */
  readonly outgoing?: readonly Outgoing[];
  /** how a person finds out whether calls go through; where we send, there is one */
  readonly check?: Check;
}

/** the secret of every connector on a laptop whose system documents none for tests */
export const laptopSecret = 'firstsale-laptop';
