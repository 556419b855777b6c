import { deriveMerchantId, drawPercent } from '../../domain/merchant/derive-merchant-id.ts';
import policy from '../../policies/default.json' with { type: 'json' };
import type { Answer, Firstsale, Name } from './firstsale.ts';

/** what a bookshop in São Paulo applies with; nothing about it worries anybody */
export const bookshop = {
  legalName: 'Livraria Boa Leitura',
  legalEntityType: 'sole_proprietor',
  mcc: '5942',
  country: 'BR',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  website: 'https://boa-leitura.example.com',
  companyRegisteredOn: '2015-03-02',
  declaredMonthlyVolumeMinor: 100_000,
  contact: { name: 'Lia', email: 'lia@boa-leitura.example.com', phone: '+5511987654321' },
  paymentMethods: ['card'],
  bankAccount: { country: 'BR', iban: 'BR1800360305000010009795493C1' },
};

/** a name whose merchant is in the wanted group: the hold-out is drawn from the reference alone */
const referenceIn = (name: string, group: 'treated' | 'hold_out'): { reference: string; id: string } => {
  for (let n = 1; ; n += 1) {
    const id = deriveMerchantId('direct', `${name}-${n}`);
    const held = drawPercent(id, policy.nudges.holdOutSalt) < policy.nudges.holdOutPercent;
    if (held === (group === 'hold_out')) return { reference: `${name}-${n}`, id };
  }
};

/** the version of what a path of the API is about, as it was just seen */
const versionIn = (seen: any, what: string): number => {
  const [kind = '', id = ''] = what.split('/');
  const found = (kind === 'tasks' || kind === 'requirements') && seen[kind].find((one: any) => one.id === decodeURIComponent(id));
  const ladder = kind === 'nudges' && seen.ladders.find((one: any) => one.stage === seen.merchant.lifecycleStage);
  return (found || ladder || seen.merchant).version;
};

/** one merchant on its way: what it and those around it do, and what can be seen of it */
export class Journey {
  readonly #app: Firstsale;
  readonly reference: string;
  readonly id: string;
  #payments = 0;
  constructor(app: Firstsale, name: string, group: 'treated' | 'hold_out' = 'treated') {
    this.#app = app;
    const { reference, id } = referenceIn(name, group);
    this.reference = reference;
    this.id = id;
  }

  send(type: string, data: Readonly<Record<string, unknown>> = {}, more: { id?: string; time?: string } = {}): Promise<void> {
    return this.#app.send({ type, subject: this.reference, data, ...more });
  }
  apply(changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.send('merchant.application.submitted.v1', { ...bookshop, ...changes });
  }
  /** whatever is due is supplied by whoever must, and found right */
  async settle(...except: string[]): Promise<void> {
    const { requirements } = await this.seen();
    for (const { id, dueStatus, awaitingActionFrom } of requirements) {
      if (!['currently_due', 'past_due'].includes(dueStatus) || except.includes(id)) continue;
      if (awaitingActionFrom === 'merchant')
        await this.send('requirement.submitted.v1', { requirementId: id, documentReference: 'vault/1' });
      await this.send('requirement.verified.v1', { requirementId: id });
    }
  }
  /** applies, is onboarded, approved, boarded and connected */
  async goLive(changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.apply(changes);
    await this.settle();
    await this.settle();
  }
  pay(amountMinor: number, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    this.#payments += 1;
    const paymentId = `${this.reference}-${this.#payments}`;
    return this.send('payment.captured.v1', { paymentId, amountMinor, currency: 'BRL', capturedAt: this.#app.now(), ...more });
  }
  hears(type: string, withinDays = 1): Promise<any> {
    return this.#app.hears(this.id, type, withinDays);
  }
  /** a person at the desk decides the newest open task, of a queue when one is named */
  async decide(
    by: Name,
    choice: string,
    reason: string,
    more: { queue?: string; extendDays?: number; message?: object; declineCode?: string } = {},
  ): Promise<Answer> {
    const { queue, ...body } = more;
    const { tasks } = await this.seen();
    const task = tasks.findLast(
      (one: any) => one.status === 'open' && (queue === undefined ? one.run !== undefined : one.queue === queue),
    );
    if (task === undefined) throw new Error(`no open task: ${JSON.stringify(tasks)}`);
    return this.act(by, `tasks/${encodeURIComponent(task.id)}/decision`, { choice, reason, ...body });
  }
  /** a person does it to what they have just looked at, unless the body names another version */
  async act(by: Name, what: string, body: object = {}): Promise<Answer> {
    const version = versionIn(await this.seen(), what);
    return this.#app.request(by, 'POST', `/merchants/${this.id}/${what}`, { version, ...body });
  }

  seen(): Promise<any> {
    return this.#app.get(`/merchants/${this.id}`);
  }
  /** the tasks its runs wait for: what operations verify and board is their own work */
  async asked(): Promise<any> {
    return (await this.seen()).tasks.filter(({ run }: any) => run !== undefined);
  }
  async requirement(id: string): Promise<any> {
    return (await this.seen()).requirements.find((one: any) => one.id === id);
  }
  /** the states a run entered, in order */
  async path(playbook: string): Promise<readonly string[]> {
    const run = (await this.#app.runs(this.id)).find((one) => one.playbook.startsWith(playbook));
    return run?.path ?? [];
  }
  /** every run: its playbook and how it stands */
  async runs(): Promise<Readonly<Record<string, string>>> {
    const runs = await this.#app.runs(this.id);
    return Object.fromEntries(runs.map(({ playbook, status }) => [playbook.replace(/^(onboarding)-.*/, '$1'), status]));
  }
  async told(...types: string[]): Promise<readonly any[]> {
    return (await this.#app.timeline(this.id)).filter(({ type }) => types.includes(type));
  }
  /** the events of these types in order, one or none of each kind named by its last words */
  async story(...types: string[]): Promise<readonly string[]> {
    return (await this.told(...types)).map(({ type }) => type);
  }
}
