import { writeFileSync } from 'node:fs';
import { cloudFormationValidator } from './cloudformation-validator.ts';
import { knownTypes } from './known-types.ts';
import { propertyRulesOf } from './property-rules-of.ts';

const validate = cloudFormationValidator();
const rules = Object.fromEntries(knownTypes().map(({ type, properties }) => [type, propertyRulesOf(type, properties, validate)]));
// test/core/property-rules.test.ts holds the file to the validator
writeFileSync(new URL('../src/template/property-rules.json', import.meta.url), `${JSON.stringify(rules)}\n`);
process.exit(0);
