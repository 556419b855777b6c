import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import type { ServiceList } from '@firstsale/laptop-cloud/wiring';
import { projectPath } from '../../lib/project.ts';
import { openDemoWorld } from '../../world/demo/demo-world.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { openVirtualLaptop } from '../virtual-laptop.ts';
import { lead, second, third } from './api-calls.ts';
import { rareCases } from './iam-cases.ts';
import { unreachable, unreadable } from './outside-calls.ts';
import { tryMerchantRoutes } from './try-merchant-routes.ts';
import { tryRoutes } from './try-routes.ts';

const DAY = 86_400_000;
const begins = Date.parse('2025-10-06T12:00:00Z');

/**
 * A whole journey on the laptop cloud, in memory: rare cases brought about by hand; then made-up merchants apply, stall, are reviewed,
 * sell, complain and fall silent, a desk works their tasks, events nobody can read arrive, and people try every route of both APIs.
 */
export const journey = async (services: ServiceList): Promise<LocalCloud> => {
  // one at a time, so that every run asks for the same
  // a port, because forms and addresses are for browsers
  const laptop = await openVirtualLaptop(begins, services, 0);
  const { kernel } = laptop.cloud;
  laptop.admit([lead, second, third]);
  // no desk is simulated yet: these tasks are decided by hand
  await rareCases(laptop);
  const start = Math.ceil(kernel.now() / DAY) * DAY;
  await kernel.runUntil(start);
  const standard = readDesk(projectPath('world/desk/default-desk.json'));
  // a desk that takes every decision there is, not only those history shows
  const desk = {
    ...standard,
    choices: {
      ...standard.choices,
      onboarding_rescue: { continue: 0.5, close: 0.5 },
      risk_review: { approve: 0.4, decline: 0.3, request_information: 0.3 },
      activation_rescue: { continue: 0.2, sleep: 0.8 },
    },
  };
  const known: string[] = [];
  laptop.onNews(({ type, merchantId }) => void (type === 'merchant.registered.v1' && known.push(merchantId)));
  openDemoWorld(laptop, {
    seed: 1,
    merchants: 30,
    from: start,
    applyDays: 25,
    desk,
    policy: readPolicyFile(projectPath('policies/default.json')),
    deskUntil: start + 60 * DAY,
  });
  await unreadable(laptop);
  // one of them may be held out
  for (const subject of ['bounces-1', 'bounces-2', 'bounces-3']) await unreachable(laptop, subject);
  await kernel.runUntil(start + 80 * DAY);
  await tryRoutes(laptop, known, new Date(start).toISOString().slice(0, 10));
  await tryMerchantRoutes(laptop, known.toReversed());
  await kernel.runUntil(kernel.now() + DAY);
  return laptop.cloud;
};
