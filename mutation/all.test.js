// The environment loads the tests, outside of jest's own modules.
loadTests({ describe, test, it, expect, jest, beforeAll, beforeEach, afterAll, afterEach });
