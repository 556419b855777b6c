import { type AskChange, askChange } from '../../../domain/account-change/ask-change.ts';
import { askEvidence } from '../../../domain/account-change/ask-evidence.ts';
import type { ChangeStepInput } from '../../../domain/account-change/change-step.ts';
import { closeChange } from '../../../domain/account-change/close-change.ts';
import { handOverChange } from '../../../domain/account-change/hand-over-change.ts';
import { judgeHolder } from '../../../domain/account-change/judge-holder.ts';
import { notifyContacts } from '../../../domain/account-change/notify-contacts.ts';
import { objectOnBehalf } from '../../../domain/account-change/object-to-change.ts';
import { weighChange } from '../../../domain/account-change/weigh-change.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import type { AccountChange, ChangeTarget } from '../../../domain/model/account-change.ts';
import type { Decision } from '../../../domain/model/decision.ts';
import type { Item } from '../../../domain/model/item.ts';
import { findRequirement, openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { openTask } from '../../../domain/task/open-task.ts';
import { at, having, inStage, shopId, tuesday } from '../given.ts';

export const newAccount: ChangeTarget = {
  of: 'bank_account',
  country: 'BR',
  last4: '4321',
  fingerprint: 'f'.repeat(32),
  holder: 'Loja',
};

/** an approved merchant of half a year, with a phone and an address of its own */
export const settled = (...items: Item[]): Snapshot => {
  const contact = { name: 'Lia', email: 'lia@loja.example.com', phone: '+5511987654321' };
  const shop = inStage('care', { approvedAt: tuesday, contact });
  return having(shop, ...items);
};

/** one protocol under way: whoever does something, and the run that goes from step to step */
export class Protocol {
  snapshot: Snapshot;
  now: string;
  readonly timeline: TimelineEntry[] = [];
  readonly #policy: PolicyDocument | undefined;
  #n = 0;
  constructor(snapshot: Snapshot = settled(), now = addDays(tuesday, 200), policy?: PolicyDocument) {
    this.snapshot = snapshot;
    this.now = now;
    this.#policy = policy;
  }
  get context() {
    return at(this.now, this.#policy);
  }
  get change(): AccountChange {
    const found = this.snapshot.accountChanges.at(-1);
    if (found === undefined) throw new Error('nobody asked for a change');
    return found;
  }
  get input(): ChangeStepInput {
    const playbook = 'account-change';
    this.#n += 1;
    const run = `${shopId}-${playbook}-${this.change.id}`;
    return { merchantId: shopId, playbook, run, lap: this.#n, now: this.now, changeId: this.change.id };
  }
  take<Result>(decision: Decision<Result>): Result {
    const versions = decision.puts.map((one) => ({ ...one, version: one.version + 1 }));
    this.snapshot = having(this.snapshot, ...versions);
    this.timeline.push(...decision.timeline);
    return decision.result;
  }
  told(type: string): readonly TimelineEntry[] {
    return this.timeline.filter((one) => one.type === type);
  }
  pass(days: number): this {
    this.now = addDays(this.now, days);
    return this;
  }
  ask(more: Partial<AskChange> = {}): this {
    this.#n += 1;
    const askedBy = { kind: 'person' as const, id: 'ana' };
    const request = { through: 'email' as const, urgent: false, oldAccountClosed: false, accountOfAnother: false };
    const holder = { answer: 'MTCH' as const };
    this.take(
      askChange(
        this.snapshot,
        { merchantId: shopId, requestId: `r${this.#n}`, askedBy, to: newAccount, request, holder, ...more },
        this.context,
      ),
    );
    return this;
  }
  weigh() {
    return this.take(weighChange(this.snapshot, this.input, this.context)).kind;
  }
  askEvidence() {
    return this.take(askEvidence(this.snapshot, this.input, this.context)).kind;
  }
  /** operations verify the document, by whatever way it came */
  document(dueStatus: 'satisfied' | 'waived' = 'satisfied', verificationStatus: 'verified' | 'failed' = 'verified'): this {
    const known = findRequirement(this.snapshot, this.change.evidenceId ?? '');
    if (known !== undefined) this.snapshot = having(this.snapshot, { ...known, dueStatus, verificationStatus });
    return this;
  }
  judgeHolder() {
    return this.take(judgeHolder(this.snapshot, this.input, this.context)).kind;
  }
  askPerson(kind: 'call_back' | 'holder' | 'approval') {
    return this.take(openTask(this.snapshot, { ...this.input, ask: { kind, changeId: this.change.id } }, this.context)).kind;
  }
  /** somebody decides the newest open task about the change */
  decide(by: string, choice: string, reason = 'seen'): string {
    const task = openTasks(this.snapshot).findLast(({ subjectKind }) => subjectKind === 'account_change');
    if (task === undefined) throw new Error('nobody is asked');
    const input = { taskId: task.id, by, roles: ['risk', 'lead'] as const, choice, reason };
    return this.take(decideWork(this.snapshot, input, this.context)).kind;
  }
  notify() {
    return this.take(notifyContacts(this.snapshot, this.input, this.context)).kind;
  }
  handOver() {
    return this.take(handOverChange(this.snapshot, this.input, this.context)).kind;
  }
  close(because: 'done' | 'expired' = 'done') {
    return this.take(closeChange(this.snapshot, { ...this.input, because }, this.context)).kind;
  }
  object(id = 'lia@loja.example.com') {
    this.#n += 1;
    const by = { kind: 'merchant' as const, id };
    const { change } = this;
    const given = { merchantId: shopId, changeId: change.id, requestId: `o${this.#n}`, by, through: 'page' as const };
    return this.take(objectOnBehalf(this.snapshot, given, this.context)).kind;
  }
  /** everything up to the approvals, as it should be */
  toApproval(caller = 'bob'): this {
    this.weigh();
    if (this.askEvidence() === 'asked') this.document();
    this.judgeHolder();
    this.askPerson('call_back');
    this.decide(caller, 'confirmed', 'Lia says she opened it at her new bank');
    this.notify();
    this.pass(12);
    this.askPerson('approval');
    return this;
  }
}
