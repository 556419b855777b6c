const shared = [
  'apply-decision',
  'close-merchant',
  'decide-nudge',
  'open-task',
  'park-run',
  'request-nudge',
] as const satisfies readonly string[];

export type PlaybookSpec = {
  /** the state machine, relative to the project */
  readonly file: string;
  /** the steps it may call; its role allows exactly these, and a test holds it to the file */
  readonly steps: readonly string[];
};

const playbook = (name: string, ...steps: readonly string[]): PlaybookSpec => ({
  file: `statemachines/${name}.asl.json`,
  steps: [...shared, ...steps].sort(),
});

/** every playbook there is: one Standard state machine each */
export const playbooks: Readonly<Record<string, PlaybookSpec>> = {
  onboarding: playbook('onboarding', 'register-merchant', 'check-identifiers', 'open-requirements', 'complete-onboarding'),
  'risk-check': playbook(
    'risk-check',
    'gather-signals',
    'score-risk',
    'request-information',
    'approve-merchant',
    'decline-merchant',
  ),
  activation: playbook('activation', 'activate-capabilities', 'record-activation', 'put-to-sleep'),
  'care-follow-up': playbook('care-follow-up', 'assess-health', 'offer-rating', 'close-check-in'),
};
