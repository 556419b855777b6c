import type { BusinessCalendar } from '../calendar/business-calendar.ts';

/** A team of ours or of a supplier's, as an allocation sees it. */
export interface DispatchTeam {
  readonly id: string;
  /** its weight among the teams of the allocation, 0 or more: 50 of 50, 30 and 20 is half of the work */
  readonly share: number;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  /** when it works: open when one of them is, so a split day or a weekend is two calendars. None: around the clock */
  readonly hours: readonly BusinessCalendar[];
  /** pieces of work it takes on one of its days, and has open at once; without a cap as many as come */
  readonly maximumADay?: number;
  readonly maximumOpen?: number;
}

/** What a team has been given since the shares in effect began. */
export interface TeamLoad {
  readonly assigned: number;
  /** of its running day, by its own clock */
  readonly today: number;
  readonly open: number;
}

export interface DispatchedWork {
  /** all of them are needed */
  readonly skills: readonly string[];
  /** without one any team can take it */
  readonly language?: string;
}
