import type { PlaybookShape } from './playbook-shape.ts';

const moved = ['case_ours', 'case_promised', 'case_provider', 'case_engineering', 'case_merchant', 'case_resolved'] as const;

/** one opening of a case, until it is closed: opened again it is a run of its own */
export const casePlaybook = {
  id: 'case',
  titles: { en: 'Case', fr: 'Dossier' },
  stages: [],
  starts: [
    { on: 'case.opened.v1', from: 'us', run: 'case' },
    { on: 'case.unmerged.v1', from: 'us', run: 'case' },
  ],
  waits: {
    case_news: { news: ['withdrawn', 'case_over', ...moved] },
    silence: { news: ['withdrawn', 'case_over', ...moved] },
  },
  asks: {},
  steps: [
    'ask-about-case',
    'close-case',
    'close-merchant',
    'follow-case',
    'offer-case-rating',
    'park-run',
    'route-case',
    'take-case-in',
  ],
} as const satisfies PlaybookShape;
