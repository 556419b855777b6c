/** help desks that keep the letters of their cases: what a person answers here is written there. Each is a connector's id */
export const desks = ['freshdesk', 'zendesk'] as const;
export type Desk = (typeof desks)[number];

/** what the id of a case begins with that a desk keeps; the rest is what the desk calls it */
export const deskPrefix = (desk: Desk): string => `${desk}-`;

/** which desk keeps a case; undefined for every other case */
export const deskOf = (caseId: string): Desk | undefined => desks.find((desk) => caseId.startsWith(deskPrefix(desk)));
