'use strict';

// All files run in this process, as there is one worker.
process.env.WRITE_PICTURES = 'yes';

/** The browser tests, which write the pictures of the docs and the counts beside them. */
module.exports = require('./jest.config.cjs');
