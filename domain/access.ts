/** groups of the sign-in; a person may be in several */
export const roles = ['viewer', 'analyst', 'risk', 'lead', 'admin', 'privacy'] as const;
export type Role = (typeof roles)[number];

const everyone = ['viewer', 'analyst', 'risk', 'lead', 'admin', 'privacy'] as const;
const workers = ['analyst', 'risk', 'lead'] as const;
const leaders = ['lead', 'admin'] as const;

/** who may do what: the one table */
const allowed = {
  'merchant.read': everyone,
  'timeline.read': everyone,
  'run.read': everyone,
  'payment.read': everyone,
  'task.read': everyone,
  /** colleagues by name and role: whoever sees who holds a task */
  'people.read': everyone,
  /** the daily mail of what concerns oneself */
  'digest.choose': everyone,
  /** that oneself was here, and what one opened */
  'visit.note': everyone,
  'policy.read': everyone,
  'figures.read': everyone,
  /** what providers cannot do just now, and until when */
  'outage.read': everyone,
  /** declares an outage, extends and ends it */
  'outage.declare': ['analyst', 'risk', 'lead', 'admin'],
  /** declares one that began earlier, or confirms that of somebody else */
  'outage.backdate': leaders,
  /** alerts on figures: one's own, and those of the desk */
  'watch.set': ['analyst', 'risk', 'lead', 'admin'],
  /** teams with their shares, load and people */
  'team.read': everyone,
  /** moves shares and tasks between teams for a while */
  'team.move': ['lead'],
  /** shifts that were published */
  'plan.read': everyone,
  /** plans shifts, and publishes them */
  'plan.publish': leaders,
  'rejected.read': ['analyst', 'risk', 'lead', 'admin'],
  /** outside systems: what came from them, what was refused */
  'connections.read': ['analyst', 'risk', 'lead', 'admin'],
  /** asks an outside system whether it lets us in */
  'connections.test': ['lead', 'admin'],
  /** runs that failed and what nobody could deliver */
  'failure.read': ['analyst', 'risk', 'lead', 'admin'],
  /** names of listed persons beside those of a merchant's people */
  'screening.read': ['analyst', 'risk', 'lead', 'admin'],
  /** replaces a list of names, and has everybody screened again */
  'screening.load': leaders,
  /** settlement files, bank statements, payouts, and where the money of any reference is */
  'money.read': ['analyst', 'risk', 'lead', 'admin'],
  /** brings a settlement file or a bank statement */
  'money.upload': ['analyst', 'lead', 'admin'],
  /** says whether a listed name is the merchant's: those who are trained for risk */
  'screening.decide': ['risk', 'lead'],
  'task.work': workers,
  'task.decide': workers,
  /** ends the relation, by a task that offers it */
  'merchant.close': workers,
  /** risk reviews are decided by those who are trained for it */
  'risk.decide': ['risk', 'lead'],
  /** raises work for another team or person */
  'task.raise': workers,
  'task.assign': ['lead'],
  'requirement.extend': workers,
  'requirement.waive': ['risk', 'lead'],
  /** says that what operations verify is right, or wrong and why, and asks for it once more */
  'requirement.verify': workers,
  /** hands in for the merchant what reached us another way */
  'requirement.submit': workers,
  /** looks into what merchants handed in: passports, bank statements */
  'document.open': workers,
  /** adds, removes and boards payment methods */
  'method.manage': workers,
  /** takes merchants that sell already under our care, with what another system knows of them */
  'merchant.import': ['lead'],
  'price.propose': workers,
  /** agrees what a merchant pays; above policy's volume not whoever proposed it */
  'price.approve': ['risk', 'lead'],
  /** puts something off beyond the bound policy counts from its first due date */
  'postpone.beyond': ['lead'],
  /** asks for a change of bank account, address or contact in a merchant's name */
  'change.start': workers,
  /** stops one because a known contact says no: anybody may who talks to merchants */
  'change.object': workers,
  'merchant.nudge': workers,
  'merchant.snooze': workers,
  'merchant.comment': workers,
  /** notes what was spoken about, and when to follow up */
  'merchant.contact': workers,
  /** reads what a merchant asked on its page, and answers it */
  'case.answer': workers,
  'merchant.withdraw': ['lead'],
  /** asks to have the persons of a merchant erased */
  'erasure.ask': ['lead', 'privacy'],
  /** the second person of an erasure */
  'erasure.confirm': ['lead', 'admin', 'privacy'],
  'erasure.read': ['lead', 'admin', 'privacy'],
  /** a merchant whose erasure is confirmed: nobody else sees anything of it */
  'restricted.read': ['privacy'],
  /** keeps everything of a merchant from being erased, and ends that */
  'legal-hold.set': ['risk', 'lead', 'privacy'],
  /** takes everything there is of a merchant away as a file, and who decided what about it */
  'merchant.export': ['lead', 'privacy'],
  /** takes tables of all merchants away, for spreadsheets and reports: ids, codes and amounts */
  'tables.read': leaders,
  'rejected.replay': leaders,
  'failure.replay': leaders,
  'run.redrive': leaders,
  'policy.publish': leaders,
  /** writes a draft, reads a colleague's, comments on a proposal */
  'policy.draft': leaders,
  /** the second person of a policy that loosens an approval or a risk rule */
  'policy.approve': leaders,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;
const isPermission = (name: string): name is Permission => Object.hasOwn(allowed, name);
export const permissions: readonly Permission[] = Object.keys(allowed).filter(isPermission);

export const isRole = (name: string): name is Role => roles.some((role) => role === name);

/** true when one of the person's roles has the permission */
export const may = (has: readonly Role[], permission: Permission): boolean => {
  const who: readonly Role[] = allowed[permission];
  return has.some((role) => who.includes(role));
};

/** the roles that have a permission, for the text of a refusal */
export const whoMay = (permission: Permission): readonly Role[] => allowed[permission];
