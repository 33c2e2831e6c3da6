# SPDX-License-Identifier: EUPL-1.2
"""Where gunicorn finds Schakel: `gunicorn --preload -k gthread schakel.project.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from schakel.project.preload import read_law

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.project.settings")
application = get_wsgi_application()
read_law()
# Or the collector of a worker touches, and so copies, all the memory that it shares.
gc.collect()
gc.freeze()
