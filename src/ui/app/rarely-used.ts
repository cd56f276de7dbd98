/** What most days do without: one bundle, loaded when the first of it is used, so that it does not delay the first rows. */
export { registerDraft } from '../custom/draft/register-draft.ts';
export { registerDescribe } from '../describe/register-describe.ts';
export { insightsForApi } from '../insights/insights-for-api.ts';
export { registerInsights } from '../insights/register-insights.ts';
export { registerLookup } from '../lookup/register-lookup.ts';
export { reconcileForApi } from '../reconcile/reconcile-for-api.ts';
export { registerReconcile } from '../reconcile/register-reconcile.ts';
