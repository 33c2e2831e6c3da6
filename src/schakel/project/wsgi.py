# SPDX-License-Identifier: EUPL-1.2
"""Where gunicorn finds Schakel: `gunicorn --worker-class gthread schakel.project.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.project.settings")
application = get_wsgi_application()
