"""The smallest Django project around django-two-factor-auth: its own pages as they come, SQLite, one user."""
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import execute_from_command_line
from django.urls import include, path

settings.configure(
    DEBUG=True,
    SECRET_KEY='only-for-tests',
    ALLOWED_HOSTS=['*'],
    ROOT_URLCONF=__name__,
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': str(Path(os.environ['STATE']) / 'db.sqlite3')}},
    INSTALLED_APPS=[
        'django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions', 'django.contrib.messages',
        'django_otp', 'django_otp.plugins.otp_static', 'django_otp.plugins.otp_totp', 'two_factor',
    ],
    MIDDLEWARE=[
        'django.contrib.sessions.middleware.SessionMiddleware', 'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware', 'django_otp.middleware.OTPMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
    ],
    TEMPLATES=[{
        'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True,
        'OPTIONS': {'context_processors': [
            'django.template.context_processors.request', 'django.contrib.auth.context_processors.auth',
            'django.contrib.messages.context_processors.messages']},
    }],
    LOGIN_URL='two_factor:login',
    LOGIN_REDIRECT_URL='two_factor:profile',
    LOGOUT_REDIRECT_URL='two_factor:login',
    USE_TZ=True,
    DEFAULT_AUTO_FIELD='django.db.models.AutoField',
    TWO_FACTOR_PATCH_ADMIN=False,
)
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.views import LogoutView  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from two_factor.urls import urlpatterns as two_factor  # noqa: E402


def leave(request):
    """Signing out is the project's own affair in Django: one page with one button."""
    return HttpResponse(
        f'<!doctype html><title>Sign out</title><form method="post" action="/logout/"><input type="hidden" '
        f'name="csrfmiddlewaretoken" value="{get_token(request)}"><button>Sign out</button></form>')


urlpatterns = [path('', include(two_factor)), path('leave/', leave), path('logout/', LogoutView.as_view())]

if __name__ == '__main__':
    execute_from_command_line([sys.argv[0], 'migrate', '--verbosity', '0'])
    get_user_model().objects.create_user('ada', 'ada@harbour.example', 'a harbour in autumn')
    execute_from_command_line([sys.argv[0], 'runserver', '--noreload', f'127.0.0.1:{os.environ["PORT"]}'])
