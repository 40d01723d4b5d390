namespace Webhook.Doctor.Facts;

/// <summary>The certificate that a caller gets, as far as it can be known from here.</summary>
/// <param name="Origin">Where it was seen: <c>https://10.0.0.7:8443</c>, or <c>Secret ns/name</c>, what the replicas are meant to serve.</param>
/// <param name="Host">The name that the API server asks for.</param>
/// <param name="Pem">The certificate; empty when it could not be seen.</param>
/// <param name="Problem">Why it could not be seen; empty when it was.</param>
internal sealed record ServedCertificate(string Origin, string Host, string Pem, string Problem = "");
