import { policyDocument } from '../../domain/policy/policy-schema.ts';
import type { PolicyReader, PolicyStore } from '../../domain/ports.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { policyReader } from '../dynamodb/policy-reader.ts';
import { type BundledPolicy, policyStore } from '../dynamodb/policy-store.ts';
import type { ReadTable } from '../dynamodb/table.ts';
import { systemClock } from '../system-clock.ts';

/** read only when nothing is published yet: checking it costs milliseconds of every start otherwise */
const bundledPolicy: BundledPolicy = {
  get document() {
    return policyDocument.parse(bundled);
  },
  now: systemClock.now,
};

/** the policies of a table; the one that ships with the code is published on first use */
export const policiesOf = (table: ReadTable): PolicyStore => policyStore(table, bundledPolicy);

/** the same for those who only look; nothing is stored by looking */
export const policiesToRead = (table: ReadTable): PolicyReader => policyReader(table, bundledPolicy);
