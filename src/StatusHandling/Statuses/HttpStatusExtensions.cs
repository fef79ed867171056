using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace StatusHandling;

/// <summary>Tells of a status code, or of a response, what its status means.</summary>
/// <remarks>These are C# 14 extension properties; <see cref="HttpStatus.For(HttpStatusCode)"/> serves older compilers.</remarks>
[SuppressMessage("Naming", "CA1708", Justification = "The rule mistakes two extension blocks for names that differ by case.")]
public static partial class HttpStatusExtensions
{
    /// <param name="code">The code; it need not be one that <see cref="HttpStatusCode"/> names.</param>
    extension(HttpStatusCode code)
    {
        /// <summary>Gets what is known of the code.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The code is less than 0 or greater than 999.</exception>
        public HttpStatus Status => HttpStatus.For(code);

        /// <summary>Gets the class, which outside 100..599 is <see cref="StatusClass.ServerError"/> (RFC 9110 §15).</summary>
        /// <remarks>No value makes this throw, nor the properties that ask for one class.</remarks>
        public StatusClass Class => HttpStatus.ClassOf((int)code);

        /// <summary>Gets whether this is a 1xx code (RFC 9110 §15.2).</summary>
        public bool IsInformational => code.Class == StatusClass.Informational;

        /// <summary>Gets whether this is a 2xx code (RFC 9110 §15.3).</summary>
        public bool IsSuccessful => code.Class == StatusClass.Successful;

        /// <summary>Gets whether this is a 3xx code (RFC 9110 §15.4).</summary>
        public bool IsRedirection => code.Class == StatusClass.Redirection;

        /// <summary>Gets whether this is a 4xx code (RFC 9110 §15.5).</summary>
        public bool IsClientError => code.Class == StatusClass.ClientError;

        /// <summary>Gets whether this is a 5xx code, or a number outside 100..599, which counts as one (RFC 9110 §15).</summary>
        public bool IsServerError => code.Class == StatusClass.ServerError;
    }

    /// <param name="response">The response.</param>
    extension(HttpResponseMessage response)
    {
        /// <summary>Gets what is known of the status code of the response.</summary>
        /// <exception cref="ArgumentNullException">The response is <see langword="null"/>.</exception>
        public HttpStatus Status
        {
            get
            {
                ArgumentNullException.ThrowIfNull(response);
                return HttpStatus.For(response.StatusCode);
            }
        }

        /// <summary>Gets the class of the status code of the response (RFC 9110 §15).</summary>
        /// <exception cref="ArgumentNullException">The response is <see langword="null"/>.</exception>
        public StatusClass StatusClass
        {
            get
            {
                ArgumentNullException.ThrowIfNull(response);
                return response.StatusCode.Class;
            }
        }
    }
}
