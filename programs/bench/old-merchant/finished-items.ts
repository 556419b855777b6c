import type { Item } from '../../../domain/model/item.ts';

const DAY = 86_400_000;
const TWO_YEARS = 730 * DAY;

/** what two years leave behind: 200 delivered messages, 300 tasks decided and acted on, 1,000 closed cases, spread evenly up to `now` (epoch ms) */
export function finishedItems(merchantId: string, now: number): readonly Item[] {
  const at = (n: number, of: number, later = 0): string => new Date(now - TWO_YEARS + (n * TWO_YEARS) / of + later).toISOString();
  const base = { merchantId, version: 0 };
  const run = `${merchantId}-activation-1`;
  const nudges = Array.from({ length: 200 }, (_, n): Item => {
    const requestedAt = at(n, 200);
    return {
      ...base,
      ...{ kind: 'nudge', id: `activation-0-${n}`, status: 'delivered', stage: 'activation', rung: 0, channel: 'email' },
      ...{ template: 'go_live', locale: 'pt-BR', subject: 'Falta pouco para a sua primeira venda', run, requestedAt },
      body: 'Olá! A sua loja está pronta para receber pagamentos. Se precisar de ajuda, responda a esta mensagem e nós ligamos para você.',
      ...{ deliveredAt: requestedAt, messageId: `message-${n}` },
    };
  });
  const tasks = Array.from({ length: 300 }, (_, n): Item => {
    const decision = { choice: 'contacted', reason: 'spoke to the owner', by: 'emma', at: at(n, 300, DAY / 2) };
    return {
      ...base,
      ...{ kind: 'task', id: `care-${n}`, status: 'decided', queue: 'care', subjectKind: 'merchant', subjectId: merchantId },
      ...{ title: 'Critical health: Bench Books', facts: ['health score 38', 'open case: a terminal does not start'] },
      ...{
        choices: ['resolved', 'contacted', 'close'],
        playbook: 'care-follow-up',
        run: `${merchantId}-care-follow-up-drop-${n}`,
      },
      ...{ openedAt: at(n, 300), slaDueAt: at(n, 300, DAY), fourEyes: { required: false, reasons: [] }, approvals: [decision] },
      ...{ comments: 0, decision, appliedAt: at(n, 300, DAY / 2) },
    };
  });
  const cases = Array.from({ length: 1_000 }, (_, n): Item => {
    const times = { openedAt: at(n, 1_000), closedAt: at(n, 1_000, DAY / 2) };
    return { ...base, kind: 'case', id: `desk-${n}`, title: 'A terminal does not start', severity: 'normal', ...times };
  });
  return [...nudges, ...tasks, ...cases];
}
