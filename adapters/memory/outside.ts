import type { DueReference } from '../../domain/model/due-reference.ts';
import type { Json } from '../../domain/model/timeline-entry.ts';
import type { News } from '../../domain/model/wait.ts';
import type { Mail, MailSender } from '../../domain/nudge/mail-port.ts';
import type { Clock, EventPublisher, OutgoingEvent, RunResumer, RunStarter, WorkQueue } from '../../domain/ports.ts';
import type { Playbook } from '../../domain/values.ts';

/** twins of what lies outside the table; each remembers what it was asked to do */
export const clockAt = (instant: string): Clock & { set(next: string): void } => {
  let current = instant;
  return {
    now: () => current,
    set: (next) => {
      current = next;
    },
  };
};

export const eventPublisher = (): EventPublisher & { readonly published: readonly OutgoingEvent[] } => {
  const published: OutgoingEvent[] = [];
  return {
    published,
    publish: async (events) => {
      published.push(...events);
    },
  };
};

export interface StartedRun {
  readonly playbook: Playbook;
  readonly name: string;
  readonly input: Json;
}
export const runStarter = (): RunStarter & { readonly started: ReadonlyMap<string, StartedRun> } => {
  const started = new Map<string, StartedRun>();
  return {
    started,
    start: async (playbook, name, input) => {
      if (started.has(name)) return 'already_started';
      started.set(name, { playbook, name, input });
      return 'started';
    },
  };
};

/** a token is good for one answer */
export const runResumer = (): RunResumer & { readonly answers: ReadonlyMap<string, News> } => {
  const answers = new Map<string, News>();
  return {
    answers,
    succeed: async (token, news) => {
      if (answers.has(token)) return 'gone';
      answers.set(token, news);
      return 'resumed';
    },
  };
};

export const workQueue = <Reference = DueReference>(): WorkQueue<Reference> & { readonly sent: readonly Reference[] } => {
  const sent: Reference[] = [];
  return {
    sent,
    send: async (references) => {
      sent.push(...references);
    },
  };
};

export const mailSender = (refuses: (to: string) => boolean = () => false): MailSender & { readonly sent: readonly Mail[] } => {
  const sent: Mail[] = [];
  return {
    sent,
    send: async (mail) => {
      if (refuses(mail.to)) return { kind: 'refused', reason: 'MessageRejected' };
      sent.push(mail);
      return { kind: 'sent', messageId: `mail-${sent.length}` };
    },
  };
};
