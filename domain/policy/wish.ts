/** a person's wish to publish a policy */
export interface PolicyWish {
  /** of the request */
  readonly key: string;
  /** the version that was active as they looked */
  readonly basedOn: string;
}
