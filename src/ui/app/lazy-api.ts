import type { ClienteleApi } from '../../api.ts';

/** The API before anything behind it is loaded: each member loads it when it is first used. */
export const lazyApi = (api: () => ClienteleApi): ClienteleApi => ({
  version: 1,
  get connections() {
    return api().connections;
  },
  get onDidChangeConnections() {
    return api().onDidChangeConnections;
  },
  addConnection: async (...args) => api().addConnection(...args),
  updateCredentials: async (...args) => api().updateCredentials(...args),
  removeConnection: async (...args) => api().removeConnection(...args),
  testConnection: async (...args) => api().testConnection(...args),
  page: async (...args) => api().page(...args),
  customer: async (...args) => api().customer(...args),
  search: (...args) => api().search(...args),
  related: (...args) => api().related(...args),
  export: async (...args) => api().export(...args),
  reconcile: async (...args) => api().reconcile(...args),
  insights: async (...args) => api().insights(...args),
});
