/** where something is written: a file and its line, or an event of ours by its id */
export interface Proof {
  readonly file: string;
  readonly row: number | null;
}
export interface Sighting {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly proof: Proof;
}

/** All that is known of one payment on its way to the merchant; what is left out was seen by nobody. */
export interface MoneyFacts {
  readonly attempted?: Sighting;
  readonly declined?: Sighting;
  readonly authorised?: Sighting;
  readonly captured?: Sighting;
  /** a line in a settlement file of the provider */
  readonly settled?: Sighting & { readonly batch: string };
  /** the payout of that batch, at the instant it is sent */
  readonly payout?: Sighting & { readonly reference: string };
  /** the payout on a bank statement */
  readonly bank?: Sighting;
  /** the bank sent it back */
  readonly returned?: Sighting;
  readonly refunded?: Sighting;
  readonly disputed?: Sighting;
}

/** how long each hop may take, in working days of the provider's calendar */
export interface MoneyTimes {
  readonly capture: number;
  readonly settle: number;
  readonly payOut: number;
  readonly bank: number;
  /** what a provider has to answer once a hop is late */
  readonly answer: number;
}
