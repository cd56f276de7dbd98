/** Which names mean this machine. */

/**
 * The names of this machine that VS Code asks directly whatever proxy is set. Others of 127.0.0.0/8 it would hand to the
 * proxy, and over http the key with them.
 */
export const isLoopback = (hostname: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
