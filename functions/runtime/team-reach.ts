/**
 * What somebody of a supplier reaches by a route. `own_work`: what their team has to do, which the guard in front looked up. `narrowed`: the
 * handler leaves out what is not their team's. `open`: it says nothing of anybody's work. A route that says nothing is refused to them.
 */
export type TeamReach = 'own_work' | 'narrowed' | 'open';
