import * as z from 'zod';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Laptop, Signatory } from '../../world/laptop.ts';
import { type Answered, askApi, lead, second, versionFor } from './api-calls.ts';
import { sendOutside, shop } from './outside-calls.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const seen = z.looseObject({
  tasks: z.array(z.looseObject({ id: z.string(), queue: z.string(), status: z.string() })),
  requirements: z.array(
    z.looseObject({ id: z.string(), dueStatus: z.string(), awaitingActionFrom: z.string(), deadline: z.string().optional() }),
  ),
});

const signed = z.object({ documentId: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) });
const address = z.object({ url: z.string() });
const smallPdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n';

const onlyOnce = (body: unknown): boolean => z.looseObject({ kind: z.literal('approved_once') }).safeParse(body).success;

/** one merchant, and what it and the desk do about it */
export class Case {
  readonly #laptop: Laptop;
  readonly reference: string;
  readonly id: string;
  #asked = 0;
  constructor(laptop: Laptop, reference: string) {
    this.#laptop = laptop;
    this.reference = reference;
    this.id = deriveMerchantId('direct', reference);
  }

  async #minute(): Promise<void> {
    const { kernel } = this.#laptop.cloud;
    await kernel.runUntil(kernel.now() + MINUTE);
    await kernel.idle();
  }
  async days(count: number): Promise<void> {
    const { kernel } = this.#laptop.cloud;
    await kernel.runUntil(kernel.now() + count * DAY);
    await kernel.idle();
  }
  async send(...events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]): Promise<void> {
    await sendOutside(this.#laptop, ...events.map((event) => ({ ...event, subject: this.reference })));
    await this.#minute();
  }
  async ask(person: Signatory, method: 'GET' | 'POST', what: string, body?: unknown, query?: string): Promise<Answered> {
    this.#asked += 1;
    const path = `/merchants/${this.id}${what}`;
    const asked = { method, path, key: `${this.reference}-case-${this.#asked}`, body, ...(query !== undefined && { query }) };
    const answer = await askApi(this.#laptop, person, asked);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await this.#minute();
    return answer;
  }
  async seen(): Promise<z.infer<typeof seen>> {
    return seen.parse((await this.ask(lead, 'GET', '')).body);
  }

  apply(changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.send({ type: 'merchant.application.submitted.v1', data: { ...shop, ...changes } });
  }
  /** whatever is due is supplied by whoever must, and found right */
  async settle(): Promise<void> {
    for (const { id: requirementId, dueStatus, awaitingActionFrom } of (await this.seen()).requirements) {
      if (dueStatus !== 'currently_due') continue;
      if (awaitingActionFrom === 'merchant')
        await this.send({ type: 'requirement.submitted.v1', data: { requirementId, documentReference: 'vault/1' } });
      await this.send({ type: 'requirement.verified.v1', data: { requirementId } });
    }
  }
  /** a person does it through the API, and says why. Throws when the API refuses */
  act(what: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    return this.write(lead, what, body);
  }
  async write(person: Signatory, what: string, body: Readonly<Record<string, unknown>>): Promise<Answered> {
    const version = versionFor((await this.ask(person, 'GET', '')).body, `/merchants/${this.id}${what}`);
    return this.ask(person, 'POST', what, { version, reason: 'npm run iam', ...body });
  }
  /** one day more for what has a deadline, then it is done without */
  async extendAndWaive(): Promise<void> {
    const open = (await this.seen()).requirements.find(({ dueStatus, deadline }) => dueStatus === 'currently_due' && deadline);
    if (open?.deadline === undefined) throw new Error(`${this.reference} has no open requirement with a deadline`);
    const path = `/requirements/${encodeURIComponent(open.id)}`;
    await this.act(`${path}/extend`, { to: new Date(Date.parse(open.deadline) + DAY).toISOString() });
    // it may hold back payouts: then another person agrees
    const { body } = await this.act(`${path}/waive`);
    if (onlyOnce(body)) await this.write(second, `${path}/waive`, {});
  }
  /** a document is uploaded with a signed form, scanned, and opened by its signed address */
  async handIn(): Promise<void> {
    const open = (await this.seen()).requirements.find(
      ({ id, dueStatus, awaitingActionFrom }) =>
        dueStatus === 'currently_due' && awaitingActionFrom === 'merchant' && !id.startsWith('identifier:'),
    );
    if (open === undefined) throw new Error(`${this.reference} has no requirement that takes a document`);
    const query = 'uploadId=npm-run-iam&type=application/pdf&name=iam.pdf&through=email';
    const form = signed.parse(
      (await this.ask(lead, 'GET', `/requirements/${encodeURIComponent(open.id)}/upload`, undefined, query)).body,
    );
    const body = new FormData();
    for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
    body.append('file', new Blob([smallPdf]));
    const sent = await fetch(form.url, { method: 'POST', body });
    if (!sent.ok) throw new Error(`the form was refused: ${sent.status} ${await sent.text()}`);
    await this.#minute();
    const { url } = address.parse((await this.act(`/documents/${form.documentId}/open`)).body);
    const opened = await fetch(url);
    if (!opened.ok) throw new Error(`the address was refused: ${opened.status} ${await opened.text()}`);
  }
  /** everything operations do for a merchant themselves, beside deciding tasks */
  async workByHand(): Promise<void> {
    await this.act('/tasks', { queue: 'product', title: 'npm run iam', note: 'npm run iam', to: lead.id });
    const task = (await this.seen()).tasks.find(({ queue }) => queue === 'product');
    const path = `/tasks/${encodeURIComponent(task?.id ?? 'none')}`;
    await this.act(`${path}/comments`, { comment: 'npm run iam', mentions: [second.id] });
    await this.act(`${path}/watch`, { watching: true });
    await this.act(`${path}/hand-over`, { to: second.id });
    await this.act('/contacts', { channel: 'phone', topic: 'npm run iam', summary: 'npm run iam', outcome: 'reached' });
    const website = '/requirements/website';
    const document = { through: 'email', documentReference: 'vault/1' };
    await this.act(`${website}/submit`, document);
    await this.act(`${website}/reject`, { code: 'not_reachable' });
    await this.act(`${website}/submit`, document);
    await this.act(`${website}/verify`);
    await this.act(`${website}/request-again`);
    await this.act('/payment-methods', { method: 'pix' });
    await this.act('/payment-methods/pix/remove');
    const conditions = [{ method: 'all', basisPoints: 150, fixedMinor: 20 }];
    const tomorrow = new Date(this.#laptop.cloud.kernel.now() + DAY).toISOString().slice(0, 10);
    await this.act('/prices', { conditions, validFrom: tomorrow });
    await this.write(second, '/prices/approval', {});
  }
  /** the open task of a queue is decided, by two when it takes four eyes; waits for it so many days. Throws when there is none by then */
  async decide(queue: string, choice: string, withinDays: number, [first, other] = [lead, second]): Promise<void> {
    const { kernel } = this.#laptop.cloud;
    const until = kernel.now() + withinDays * DAY;
    const open = async () => (await this.seen()).tasks.find((one) => one.queue === queue && one.status === 'open');
    let task = await open();
    for (; task === undefined && kernel.now() < until; task = await open()) await kernel.runUntil(kernel.now() + DAY);
    if (task === undefined) throw new Error(`${this.reference} has no task in ${queue} after ${withinDays} days`);
    const path = `/tasks/${encodeURIComponent(task.id)}/decision`;
    const asks = choice === 'request_information' ? { message: { items: ['proof_of_address'] } } : {};
    const more = { ...asks, ...(choice === 'decline' ? { declineCode: 'not_verified' } : {}) };
    const { body } = await this.write(first, path, { ...more, choice });
    if (onlyOnce(body)) await this.write(other, path, { ...more, choice });
  }
}
