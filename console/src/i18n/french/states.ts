/// <reference types="vite/client" />

// a file for each playbook: a new one needs no entry here
const files = import.meta.glob<Readonly<Record<string, string>>>('./states/*.ts', { eager: true, import: 'states' });

/** the states of the playbooks, whose names are sentences: English as the state machines name them, French */
export const states: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(files));
